import type { Source } from '../../domain/ledger.ts';
import type { CostType } from '../../domain/need.ts';

type OfMonth = (month: string) => string;

/** Everything a letter to supporters says by itself, in one language. Amounts, months and days come as they are read. */
export interface EditionWords {
  readonly monthSubject: (month: string, title: string) => string;
  readonly milestonesSubject: (title: string) => string;
  readonly preheader: (month: string, covered: string, needed: string) => string;
  readonly preheaderWithoutNeeds: OfMonth;
  readonly copyInSubject: string;
  readonly copy: string;
  readonly greeting: string;
  readonly monthIntro: OfMonth;
  readonly federationIntro: OfMonth;
  readonly milestonesIntro: string;
  /** Over the month whose needs are told. */
  readonly needsTitle: OfMonth;
  readonly covered: (covered: string, needed: string, percent: string) => string;
  readonly missing: (amount: string) => string;
  readonly full: string;
  readonly nothingNeeded: string;
  readonly pending: (amount: string) => string;
  readonly costTypes: Readonly<Record<CostType, string>>;
  /** Before a list such as "Donations 400 €, grants 200 €". */
  readonly coveredBy: string;
  readonly sources: Readonly<Record<Source, string>>;
  /** Of one need. */
  readonly part: (covered: string, needed: string) => string;
  /** What the letter is too short for stands on its page. */
  readonly moreOnPage: string;
  readonly give: string;
  readonly closed: string;
  readonly lastTitle: OfMonth;
  readonly received: (amount: string) => string;
  readonly nothingReceived: string;
  readonly returned: (amount: string) => string;
  /** Over what the money of the last month was for. */
  readonly spentOn: string;
  readonly milestonesTitle: string;
  readonly half: Readonly<Record<CostType, OfMonth>>;
  readonly whole: Readonly<Record<CostType, OfMonth>>;
  readonly year: (year: string) => string;
  readonly firstGift: (centre: string | undefined) => string;
  readonly nextStepTitle: string;
  /** Where the editor has named no next step. */
  readonly tellOthers: string;
  readonly page: string;
  readonly asOf: (day: string) => string;
  readonly answer: string;
  readonly closing: string;
  readonly why: { readonly month: string; readonly milestones: string };
  readonly preferences: string;
  readonly leave: string;
}
