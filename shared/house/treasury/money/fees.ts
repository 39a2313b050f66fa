import { countedOn, type CountingRule } from '../../../domain/counting.ts';
import type { Entry } from '../../../domain/ledger.ts';
import { checkFee, feeEntries, type FeePaid } from '../../../domain/membership-fee.ts';
import { sumCents } from '../../../domain/money.ts';
import { dayOf, formatMonth, type Instant } from '../../../domain/month.ts';
import type { Earmark } from '../../../domain/need.ts';
import type { Person } from '../../../domain/person.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { mostFeesAtOnce } from '../../../routes/treasury/money.ts';
import { mostWrites } from '../../../store/desk.ts';
import type { Fees } from '../../../store/fees.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { entryWrites } from '../entries.ts';
import { authorOf } from './author.ts';
import { checkEarmarks, type EarmarkParts } from './earmarks.ts';
import { feeOf, namesOf, paidAlready, standingFees, type StandingParts, stateOf } from './standing.ts';

export type FeeParts = EarmarkParts & StandingParts;

/** As many as one page shows; each of them is read with what was corrected of it. */
const pageSize = 50;

export const listMembershipFees = async (
  { parameters: { campaign }, query: { period, after } }: AskedOf<typeof treasuryRoutes.listMembershipFees>,
  { fees }: { readonly fees: Fees },
): Promise<HttpAnswer> => ({
  status: 200,
  body: await fees.of(campaign, period, { after, limit: pageSize }),
  told: `fees of ${campaign} for ${period} read`,
});

export const addMembershipFee = async (
  { parameters: { campaign }, place, input, now, person }: AskedOf<typeof treasuryRoutes.addMembershipFee>,
  parts: FeeParts,
): Promise<Decided> => {
  const { earmark, late, ...fee } = input;
  const noting = { campaign, rows: [fee], earmark, late, now, person };
  await check(noting, parts);
  const standing = await standingFees(campaign, [fee], parts);
  const [before] = standing.values();
  if (before) throw paidAlready(before, input);
  return decided(noting, place.centre, noted(noting, [fee]), {});
};

export const uploadMembershipFees = async (
  {
    parameters: { campaign },
    place,
    input,
    now,
    person,
  }: AskedOf<typeof treasuryRoutes.uploadMembershipFees>,
  parts: FeeParts,
): Promise<Decided> => {
  const noting = { campaign, ...input, now, person };
  await check(noting, parts);
  const standing = await standingFees(campaign, input.rows, parts);
  const states = input.rows.map((fee) => ({ fee, state: stateOf(campaign, fee, standing) }));
  for (const { fee, state } of states)
    if (typeof state === 'object') throw paidAlready(state.inItsPlace, fee);
  const of = (wanted: string) => states.filter(({ state }) => state === wanted).map(({ fee }) => fee);
  const known = of('known').flatMap((fee) =>
    namesOf(campaign, fee).map(({ month }) => ({ member: fee.member, month })),
  );
  return decided(noting, place.centre, noted(noting, of('new')), { known });
};

interface Noting {
  readonly campaign: string;
  readonly rows: readonly FeePaid[];
  readonly earmark: Earmark;
  readonly late: boolean;
  readonly now: Instant;
  readonly person: Person;
}

/** @throws Refusal for what cannot be noted, whatever stands in the books */
const check = async ({ campaign, rows, earmark, now }: Noting, parts: EarmarkParts): Promise<void> => {
  for (const fee of rows) checkFee(fee, dayOf(now));
  const months = rows.flatMap((fee) => namesOf(campaign, fee).map((named) => ({ ...named, fee })));
  const sums = new Set(rows.map(({ day }) => day.slice(0, 7))).size;
  if (months.length > mostFeesAtOnce || 2 * months.length + sums > mostWrites) throw tooMany(months.length);
  const seen = new Set<string>();
  for (const { name, month, fee } of months) {
    if (seen.has(name)) {
      const sentence = {
        de: `Mitglied ${fee.member}, ${formatMonth(month, 'de')} steht hier zweimal.`,
        en: `Member ${fee.member}, ${formatMonth(month, 'en')} is here twice.`,
      };
      throw new Refusal(400, 'fee.twice', sentence, 'rows');
    }
    seen.add(name);
  }
  await checkEarmarks(campaign, [earmark], parts);
};

const tooMany = (months: number): Refusal =>
  new Refusal(
    400,
    'fees.too-many',
    {
      de: `Das sind ${months} Monatsbeiträge: bitte höchstens ${mostFeesAtOnce} auf einmal senden, aus wenigen Monaten.`,
      en: `These are ${months} monthly fees: please send ${mostFeesAtOnce} at once at most, of few months.`,
    },
    'rows',
  );

interface Noted {
  readonly entries: readonly Entry[];
  readonly rules: readonly CountingRule[];
}

/** The entries of fees that are new, each with the rule by which it counts. */
const noted = ({ campaign, earmark, late, now, person }: Noting, fees: readonly FeePaid[]): Noted => {
  const booked = fees.flatMap((fee) => {
    const counted = countedOn(fee.day, dayOf(now), late);
    const entries = feeEntries(fee, { campaign, earmark, counted, author: authorOf(person), bookedAt: now });
    return entries.map((entry) => ({ entry, rule: counted.rule }));
  });
  return { entries: booked.map(({ entry }) => entry), rules: booked.map(({ rule }) => rule) };
};

/** @param more what the answer says besides */
const decided = (
  { campaign }: Noting,
  centre: string | undefined,
  { entries, rules }: Noted,
  more: Readonly<Record<string, unknown>>,
): Decided => ({
  done: 'fees.noted',
  subject: entries.length === 1 ? (entries[0]?.entry ?? campaign) : `${campaign}.fees`,
  campaign,
  centre,
  after: entries.map(({ entry, cents, day }) => ({ entry, cents, day })),
  writes: entryWrites(entries),
  status: 201,
  body: {
    fees: entries.map((entry, index) => ({ ...feeOf(entry), rule: rules[index] })),
    cents: sumCents(entries.map(({ cents }) => cents)),
    ...more,
  },
});
