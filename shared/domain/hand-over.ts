import * as z from 'zod';
import { type Campaign, carrierOn } from './campaign.ts';
import { CarrierId } from './carrier.ts';
import { Day, formatDay } from './month.ts';
import { Refusal } from './refusal.ts';

/** From which day on another carrier receives a campaign's money. */
export const HandOver = z.strictObject({ carrier: CarrierId, from: Day });
export type HandOver = z.infer<typeof HandOver>;

const field = HandOver.keyof().enum;

type Handed = Pick<Campaign, 'campaign' | 'carriers'>;

/**
 * The campaign's carriers with one more hand-over. What was true on a day that is over stays true: whoever received
 * money issues its receipt. A hand-over to come may still be put off: one of the same day takes its place, and one to
 * the carrier who has it anyway calls it off.
 *
 * @throws Refusal 409 `hand-over.past`, `hand-over.begun` or `hand-over.same`
 */
export const handedOver = (campaign: Handed, to: HandOver, today: Day): HandOver[] => {
  const { carriers } = campaign;
  if (to.from < today) {
    throw refuse(
      'hand-over.past',
      `Der ${formatDay(to.from, 'de')} ist vorbei. Für Geld, das an dem Tag kam, stellt der Träger die Bescheinigung aus, der es bekommen hat; das lässt sich nicht nachträglich ändern. Bitte einen Tag ab heute nehmen.`,
      `${formatDay(to.from, 'en')} is over. Whoever received money on that day issues its receipt, and nobody can change that afterwards. Please take today or a later day.`,
      field.from,
    );
  }
  const planned = carriers.find(({ from }) => from === to.from);
  if (planned && planned.from <= today) {
    throw refuse(
      'hand-over.begun',
      `Seit heute gilt schon ein Wechsel zu ${planned.carrier}: der bleibt stehen. Bitte ab morgen oder später wechseln.`,
      `A change to ${planned.carrier} has begun today and stays. Please change from tomorrow or later.`,
      field.from,
    );
  }
  const others = carriers.filter((line) => line !== planned);
  const changes = carrierSince({ ...campaign, carriers: others }, to.from) !== to.carrier;
  if (!changes && !planned) {
    throw refuse(
      'hand-over.same',
      `Am ${formatDay(to.from, 'de')} ist ${to.carrier} schon der Träger: da gibt es nichts zu übergeben.`,
      `${to.carrier} is the carrier on ${formatDay(to.from, 'en')} already: there is nothing to hand over.`,
      field.carrier,
    );
  }
  return (changes ? [...others, to] : others).toSorted(byDay);
};

/** Who receives the money on that day; undefined before the first has it. */
export const carrierSince = (campaign: Handed, day: Day): string | undefined =>
  campaign.carriers.some(({ from }) => from <= day) ? carrierOn(campaign, day) : undefined;

/** Who received a campaign's money from when until when. */
export const CarrierPeriod = z.strictObject({
  carrier: CarrierId,
  from: Day,
  /** The last day; none for who has it for now. */
  through: Day.optional(),
});
export type CarrierPeriod = z.infer<typeof CarrierPeriod>;

/** The earliest first, without gaps; lines that change nothing are left out. */
export const carrierPeriods = ({ carriers }: Pick<Campaign, 'carriers'>): CarrierPeriod[] => {
  const changes = carriers
    .toSorted(byDay)
    .filter(({ carrier }, index, lines) => lines[index - 1]?.carrier !== carrier);
  return changes.map((line, index) => {
    const next = changes[index + 1];
    return { ...line, ...(next && { through: dayBefore(next.from) }) };
  });
};

const byDay = (one: HandOver, other: HandOver): number => (one.from < other.from ? -1 : 1);

const dayBefore = (day: Day): Day =>
  Day.parse(new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10));

const refuse = (code: string, de: string, en: string, about: keyof HandOver): Refusal =>
  new Refusal(409, code, { de, en }, about);
