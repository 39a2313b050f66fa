import { unassigned } from '../../../domain/campaign.ts';
import { countedOn, type CountingRule } from '../../../domain/counting.ts';
import type { Entry } from '../../../domain/ledger.ts';
import { giftNoted, lineNamed, type ManualEntry } from '../../../domain/manual-entry.ts';
import { dayOf, type Day } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { cleanedLine } from '../../../domain/text.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Noted } from '../../../routes/treasury/corrections.ts';
import type { Update } from '../../../store/table.ts';
import { considered, type ConsideringParts } from '../../noting.ts';
import type { Decided } from '../decided.ts';
import type { Asked, AskedOf } from '../doors.ts';
import { entryWrites } from '../entries.ts';
import { authorOf } from '../money/author.ts';
import { checkEarmarks } from '../money/earmarks.ts';
import { placeOf } from './moves.ts';

export interface NotedParts extends ConsideringParts {
  readonly newKey: () => string;
}

/** Cash from an event. What two people have counted, nobody can have counted alone. */
export const noteCash = async (
  asked: AskedOf<typeof treasuryRoutes.noteCash>,
  parts: NotedParts,
): Promise<Decided> => {
  const { parameters, input, person } = asked;
  const { countedBy, earmark, reference = `kasse-${parts.newKey()}`, ...said } = input;
  if (isSameName(countedBy, authorOf(person))) {
    throw new Refusal(
      409,
      'cash.counted-alone',
      {
        de: 'Bargeld zählen zwei Menschen: bitte den Namen der zweiten Person angeben, nicht den eigenen.',
        en: 'Cash is counted by two people: please give the name of the other one, not your own.',
      },
      'countedBy',
    );
  }
  await checkEarmarks(parameters.campaign, [earmark], parts);
  return noteMoney(asked, { ...said, ...parameters, reference, countedBy, earmark, source: 'event' }, parts, {
    done: 'cash.noted',
  });
};

/** A further entry beside the one it puts right, under the same source and earmark. */
export const correctEntry = async (
  asked: AskedOf<typeof treasuryRoutes.correctEntry>,
  parts: NotedParts,
): Promise<Decided> => {
  const { parameters, input, now, mayHere } = asked;
  const { entry: corrects } = parameters;
  const { gift, day = dayOf(now), reference = `berichtigung-${parts.newKey()}`, ...said } = input;
  const whose = giftNoted({ reference, corrects, gift });
  const corrected = (await parts.ledger.gift(whose)).lines.get(lineNamed(corrects))?.standing;
  const place = await placeOf(corrected?.campaign, parts);
  mayHere(place);
  const { campaign = unassigned, source = 'donation', earmark = 'free' } = corrected ?? {};
  const noted = { ...said, campaign, reference, day, source, earmark, corrects };
  return noteMoney({ ...asked, place }, gift === undefined ? noted : { ...noted, gift }, parts, {
    done: 'entry.corrected',
  });
};

const isSameName = (one: string, other: string): boolean => folded(one) === folded(other);
const folded = (name: string): string => (cleanedLine(name, 80) ?? '').normalize('NFKC').toLowerCase();

type SaidOfMoney = Omit<ManualEntry, 'author'> & { readonly late: boolean };

/**
 * Money a person writes into the books, by the rules of all such entries. In a month that is over it counts today,
 * unless it must count there for taxes.
 */
export const noteMoney = async (
  { person, place, now }: Pick<Asked, 'person' | 'place' | 'now'>,
  { late, day: cameOn, ...said }: SaidOfMoney,
  parts: ConsideringParts,
  { done, updatesFor }: { readonly done: string; readonly updatesFor?: (entry: Entry) => Promise<Update[]> },
): Promise<Decided> => {
  const { day, rule, told } = countedOn(cameOn, dayOf(now), late);
  const noted = { ...said, day, author: authorOf(person), reason: `${said.reason}${told}` };
  const { entry: found, isNew, ...counted } = await considered(noted, { late }, parts);
  if (!isNew) throw notedAlready(found);
  const entry: Entry = day === cameOn ? found : { ...found, cameOn };
  const writes = entryWrites([entry], counted);
  const { source, earmark, cents, reason, countedBy, corrects } = entry;
  return {
    done,
    subject: entry.entry,
    campaign: entry.campaign,
    centre: place.centre,
    after: { source, earmark, cents, day, reason, countedBy, corrects },
    writes: { ...writes, updates: [...writes.updates, ...((await updatesFor?.(entry)) ?? [])] },
    status: 201,
    body: bodyOf(entry, cameOn, rule),
  };
};

const bodyOf = (
  { entry, gift, campaign, month, day, cents, source, earmark }: Entry,
  cameOn: Day,
  rule: CountingRule,
): Noted => ({ entry, gift, campaign, month, day, cameOn, rule, cents, source, earmark });

const notedAlready = ({ entry }: Entry): Refusal =>
  new Refusal(409, 'note.known', {
    de: `${entry} steht schon genau so in den Büchern.`,
    en: `${entry} stands in the books already, just so.`,
  });
