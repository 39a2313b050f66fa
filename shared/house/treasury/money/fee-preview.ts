import type { FeePaid } from '../../../domain/membership-fee.ts';
import { sumCents } from '../../../domain/money.ts';
import { dayOf } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { mostFeeRows } from '../../../routes/treasury/money.ts';
import type { Fees } from '../../../store/fees.ts';
import type { AskedOf } from '../doors.ts';
import { type FeeRow, readFeeSheet, tooLong } from './fee-sheet.ts';
import { namesOf, paidAlready, stateOf } from './standing.ts';

/** What a sheet would become, row by row. */
export const previewMembershipFees = async (
  {
    parameters: { campaign },
    input,
    now,
    request: { locale },
  }: AskedOf<typeof treasuryRoutes.previewMembershipFees>,
  { fees }: { readonly fees: Pick<Fees, 'named'> },
): Promise<HttpAnswer> => {
  const rows = readFeeSheet(input.text, dayOf(now));
  const names = rows.flatMap((row) =>
    'fee' in row ? namesOf(campaign, row.fee).map(({ name }) => name) : [],
  );
  if (names.length > mostFeeRows) throw tooLong(names.length);
  const standing = new Map((await fees.named(names)).map((entry) => [entry.entry, entry] as const));
  const seen = new Set<string>();
  const looked = (row: FeeRow): Looked => {
    if (!('fee' in row)) return { state: 'refused', problem: row.problem, found: row.found };
    const { fee } = row;
    const names = namesOf(campaign, fee).map(({ name }) => name);
    const isAgain = names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    if (isAgain) return { state: 'refused', fee, problem: twice };
    const state = stateOf(campaign, fee, standing);
    if (typeof state === 'object') {
      return { state: 'refused', fee, problem: paidAlready(state.inItsPlace, fee) };
    }
    return { state, fee };
  };
  const read = rows.map((row) => ({ line: row.line, ...looked(row) }));
  const isState = (state: 'new' | 'known' | 'refused') => read.filter((row) => row.state === state);
  return {
    status: 200,
    body: {
      rows: read.map(({ problem, found, ...row }) => ({
        ...row,
        ...(problem && {
          problem: {
            ...(problem.field !== undefined && { field: problem.field }),
            code: problem.code,
            ...(found !== undefined && { found }),
            sentence: problem.in(locale),
          },
        }),
      })),
      cents: sumCents(isState('new').map(({ fee }) => fee?.cents ?? 0)),
      counts: {
        new: isState('new').length,
        known: isState('known').length,
        refused: isState('refused').length,
      },
    },
    told: `${rows.length} rows of fees for ${campaign} looked at`,
  };
};

interface Looked {
  readonly state: 'new' | 'known' | 'refused';
  readonly fee?: FeePaid;
  readonly problem?: Refusal;
  readonly found?: string | undefined;
}

const twice = new Refusal(400, 'fee.twice', {
  de: 'Dieses Mitglied steht mit diesem Monat weiter oben schon einmal.',
  en: 'This member stands with this month further above already.',
});
