import * as z from 'zod';
import { Day } from './month.ts';

/**
 * What the tax office has certified (§ 63 (5) AO): a corporation-tax exemption notice, its attachment to an
 * assessment, or, for a young body, the separate finding under § 60a AO.
 */
export const TaxNotice = z.strictObject({
  kind: z.enum(['exemptionNotice', 'corporationTaxAttachment', 'section60a']),
  issuedOn: Day,
  /** Last assessment period the notice covers; a § 60a finding has none. */
  assessmentYear: z.int().min(1990).max(2200).optional(),
});
export type TaxNotice = z.infer<typeof TaxNotice>;

/** A body's present notice and those it followed. */
export interface Noticed {
  readonly taxNotice: TaxNotice;
  readonly formerTaxNotices?: readonly TaxNotice[] | undefined;
}

const yearsHeld = {
  exemptionNotice: 5,
  corporationTaxAttachment: 5,
  section60a: 3,
} as const satisfies Record<TaxNotice['kind'], number>;

/**
 * The last day on which a letter may quote the notice: five years after an exemption, three after a § 60a finding, to
 * the day (§ 63 (5) sentences 1 and 2 AO; § 108 (1) AO, § 188 (2) and (3) BGB). It does not move to a working day.
 *
 * A § 60a finding holds only until the body is exempted for the first time: of that day, the exemption counts.
 *
 * @param former notices the body has had besides
 */
export const lastValidDay = (notice: TaxNotice, former: readonly TaxNotice[] = []): Day => {
  const { kind, issuedOn } = notice;
  const age = yearsLater(issuedOn, yearsHeld[kind]);
  if (kind !== 'section60a') return age;
  const [exempted] = former
    .filter((other) => other.kind !== 'section60a')
    .map((other) => other.issuedOn)
    .toSorted();
  if (exempted === undefined) return age;
  const before = daysLater(exempted, -1);
  return before < age ? before : age;
};

/** Whether a letter written on this day may quote the body's notice, and a receipt be issued. */
export const noticeHolds = ({ taxNotice, formerTaxNotices }: Noticed, writtenOn: Day): boolean =>
  taxNotice.issuedOn <= writtenOn && writtenOn <= lastValidDay(taxNotice, formerTaxNotices);

/** How far ahead somebody is told that a notice runs out: time to hand in the tax return, and time to press for it. */
const warnedDays = [30, 90] as const;

/** How a body's notice stands on a day. */
export interface NoticeStanding {
  readonly lastValidDay: Day;
  /** Through the last valid day; negative once it is over. */
  readonly daysLeft: number;
  /** It holds; it runs out within 90 days, within 30; or no letter can quote it any more. */
  readonly stage: 'holds' | 'within-90-days' | 'within-30-days' | 'over';
}

export const noticeStanding = ({ taxNotice, formerTaxNotices }: Noticed, today: Day): NoticeStanding => {
  const last = lastValidDay(taxNotice, formerTaxNotices);
  const daysLeft = daysBetween(today, last);
  const within = warnedDays.find((days) => daysLeft <= days);
  const warned = within === undefined ? 'holds' : (`within-${within}-days` as const);
  return { lastValidDay: last, daysLeft, stage: daysLeft < 0 ? 'over' : warned };
};

export interface NoticeWarning extends NoticeStanding {
  readonly stage: Exclude<NoticeStanding['stage'], 'holds'>;
}

/** @returns undefined while the notice holds for more than 90 days */
export const noticeWarning = (noticed: Noticed, today: Day): NoticeWarning | undefined => {
  const { stage, ...standing } = noticeStanding(noticed, today);
  return stage === 'holds' ? undefined : { ...standing, stage };
};

/** A 29 February that does not exist ends on the 28th (§ 188 (3) BGB). */
const yearsLater = (day: Day, years: number): Day => {
  const later = String(Number(day.slice(0, 4)) + years).padStart(4, '0') + day.slice(4);
  return Day.safeParse(later).data ?? Day.parse(later.replace(/29$/, '28'));
};

const dayMilliseconds = 24 * 60 * 60 * 1000;

const daysLater = (day: Day, days: number): Day =>
  Day.parse(new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10));

const daysBetween = (from: Day, through: Day): number =>
  (Date.parse(through) - Date.parse(from)) / dayMilliseconds;
