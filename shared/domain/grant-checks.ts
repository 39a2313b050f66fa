import { type Financing, type Grant, type GrantTerms, trancheCents, type TranchePlan } from './grant.ts';
import type { Sentence } from './locale.ts';
import { type Cents, cents, formatCents, sumCents } from './money.ts';
import { type Day, formatDay } from './month.ts';
import { Refusal } from './refusal.ts';

/**
 * What must hold of a grant before anybody counts on it: the funders' parts, the tranches and the cost plan add up, the
 * kind of financing is what it says, and the days follow each other.
 *
 * @throws Refusal `grant.…` that names the field to look at
 */
export const checkGrant = (terms: GrantTerms, today: Day): void => {
  checkFunders(terms);
  checkSums(terms);
  checkFinancing(terms);
  checkDays(terms, today);
  terms.tranches.forEach(checkTrancheDays(terms));
};

const whole = 10_000;

const checkFunders = ({ funders, grantedCents }: GrantTerms): void => {
  const inCents = funders.filter((funder) => funder.cents !== undefined).length;
  const inParts = funders.filter(({ basisPoints }) => basisPoints !== undefined).length;
  const alone = funders.length === 1 && inCents + inParts === 0;
  if (alone) return;
  if (!(inCents === funders.length && inParts === 0) && !(inParts === funders.length && inCents === 0)) {
    throw refuse('grant.shares-missing', 'funders', {
      de: 'Bei mehreren Geldgebern steht bei jedem sein Anteil: entweder bei allen in Euro oder bei allen in Prozent.',
      en: 'With several funders each has its share: in euros for all of them, or in percent for all of them.',
    });
  }
  const shared = sumCents(funders.map((funder) => funder.cents ?? 0));
  if (inCents > 0 && shared !== grantedCents) {
    throw differs('grant.shares-differ', 'funders', shared, grantedCents, {
      de: 'Die Anteile der Geldgeber',
      en: 'The funders’ shares',
    });
  }
  const parts = funders.reduce((sum, { basisPoints = 0 }) => sum + basisPoints, 0);
  if (inParts > 0 && parts !== whole) {
    throw refuse('grant.shares-differ', 'funders', {
      de: `Die Anteile der Geldgeber sind zusammen ${percent(parts, 'de')} und müssten 100 % sein.`,
      en: `The funders’ shares are ${percent(parts, 'en')} together and should be 100 %.`,
    });
  }
};

const percent = (basisPoints: number, locale: 'de' | 'en'): string =>
  `${(basisPoints / 100).toFixed(2).replace('.', locale === 'de' ? ',' : '.')} %`;

const checkSums = ({ costPlan, grantedCents, ownShare, tranches }: GrantTerms): void => {
  const due = sumCents(tranches.map(trancheCents));
  if (due !== grantedCents) {
    throw differs('grant.tranches-differ', 'tranches', due, grantedCents, {
      de: 'Die Raten',
      en: 'The tranches',
    });
  }
  const twice = tranches.find(
    ({ tranche }, index) => tranches.findIndex((other) => other.tranche === tranche) !== index,
  );
  if (twice) {
    throw refuse('grant.tranche-twice', 'tranches', {
      de: `Die Rate ${twice.tranche} steht zweimal da: jede braucht ihren eigenen Namen.`,
      en: `The tranche ${twice.tranche} is there twice: each needs a name of its own.`,
    });
  }
  const costs = sumCents(costPlan.map((line) => line.cents));
  const funded = sumCents([grantedCents, ownShare?.cents ?? 0]);
  if (costs !== funded) {
    throw refuse('grant.plan-differs', 'costPlan', {
      de: `Der Kostenplan kommt auf ${formatCents(costs, 'de')}, Förderung und Eigenanteil auf ${formatCents(funded, 'de')}. Beides muss gleich sein.`,
      en: `The cost plan comes to ${formatCents(costs, 'en')}, grant and own share to ${formatCents(funded, 'en')}. They must be the same.`,
    });
  }
};

const checkFinancing = ({
  financing,
  rateBasisPoints,
  costPlan,
  grantedCents,
  ownShare,
}: GrantTerms): void => {
  if (financing === 'full' && ownShare) {
    throw refuse('grant.full-with-own-share', 'ownShare', {
      de: 'Eine Vollfinanzierung trägt alle Kosten: bitte den Eigenanteil weglassen oder eine andere Finanzierungsart wählen.',
      en: 'Full financing pays all costs: leave out the own share, or choose another kind of financing.',
    });
  }
  if (ownShareNeeded.has(financing) && !ownShare) {
    throw refuse('grant.own-share-missing', 'ownShare', {
      de: 'Bei einer Anteil- oder Fehlbedarfsfinanzierung gehört ein Eigenanteil dazu: bitte Betrag und Herkunft angeben.',
      en: 'To a part or a shortfall that is financed belongs an own share: please give its sum and where it comes from.',
    });
  }
  if (rateBasisPoints === undefined) return;
  const costs = sumCents(costPlan.map((line) => line.cents));
  const most = cents(Number((BigInt(costs) * BigInt(rateBasisPoints)) / BigInt(whole)));
  if (grantedCents > most) {
    throw refuse('grant.above-rate', 'rateBasisPoints', {
      de: `${percent(rateBasisPoints, 'de')} der Kosten sind ${formatCents(most, 'de')}: bewilligt sind mehr.`,
      en: `${percent(rateBasisPoints, 'en')} of the costs are ${formatCents(most, 'en')}: more was granted.`,
    });
  }
};

const ownShareNeeded: ReadonlySet<Financing> = new Set(['share', 'shortfall']);

/** Which day may not lie before which other. Work may begin before the decision, where it says so. */
const checkDays = (terms: GrantTerms, today: Day): void => {
  const { approval, decidedOn, earliestStartOn, reportDueOn, reportedOn, retainUntil, boundUntil } = terms;
  inOrder(decidedOn, today, 'decidedOn', {
    de: 'Der Bescheid kann nicht aus der Zukunft sein',
    en: 'The decision cannot be of the future',
  });
  inOrder(approval.from, approval.through, 'approval', {
    de: 'Der Bewilligungszeitraum endet vor seinem Anfang',
    en: 'The approval period ends before it begins',
  });
  inOrder(earliestStartOn, approval.through, 'earliestStartOn', {
    de: 'Der früheste Beginn liegt nach dem Bewilligungszeitraum',
    en: 'The earliest start lies after the approval period',
  });
  inOrder(decidedOn, reportDueOn, 'reportDueOn', {
    de: 'Der Verwendungsnachweis ist vor dem Bescheid fällig',
    en: 'The report is due before the decision',
  });
  inOrder(approval.from, reportedOn, 'reportedOn', {
    de: 'Der Verwendungsnachweis liegt vor dem Bewilligungszeitraum',
    en: 'The report was handed in before the approval period',
  });
  inOrder(reportDueOn, retainUntil, 'retainUntil', {
    de: 'Die Aufbewahrung endet, bevor der Verwendungsnachweis fällig ist',
    en: 'The papers are kept for less long than until the report is due',
  });
  inOrder(approval.from, boundUntil, 'boundUntil', {
    de: 'Die Zweckbindung endet vor dem Bewilligungszeitraum',
    en: 'The purpose binds until before the approval period',
  });
};

const checkTrancheDays =
  ({ decidedOn }: GrantTerms) =>
  ({ dueOn, callOffBy, spendBy }: TranchePlan, index: number): void => {
    inOrder(decidedOn, dueOn, `tranches.${index}.dueOn`, {
      de: 'Die Rate ist vor dem Bescheid fällig',
      en: 'The tranche is due before the decision',
    });
    inOrder(decidedOn, callOffBy, `tranches.${index}.callOffBy`, {
      de: 'Die Frist zum Abruf liegt vor dem Bescheid',
      en: 'The last day to call it off lies before the decision',
    });
    inOrder(dueOn, spendBy, `tranches.${index}.spendBy`, {
      de: 'Die Rate müsste ausgegeben sein, bevor sie kommt',
      en: 'The tranche would have to be spent before it comes',
    });
  };

const inOrder = (first: Day | undefined, then: Day | undefined, field: string, wrong: Sentence): void => {
  if (first === undefined || then === undefined || first <= then) return;
  throw refuse('grant.days-reversed', field, {
    de: `${wrong.de}: ${formatDay(first, 'de')} liegt nach dem ${formatDay(then, 'de')}.`,
    en: `${wrong.en}: ${formatDay(first, 'en')} lies after ${formatDay(then, 'en')}.`,
  });
};

/** @throws Refusal `grant.tranche-received` for new terms that change or leave out what is in the books already */
export const checkReceived = ({ tranches }: GrantTerms, before: Pick<Grant, 'tranches'>): void => {
  const changed = before.tranches
    .filter(({ received }) => received)
    .find((standing) => {
      const now = tranches.find(({ tranche }) => tranche === standing.tranche);
      return now === undefined || whatIsDue(now) !== whatIsDue(standing);
    });
  if (!changed) return;
  throw refuse('grant.tranche-received', 'tranches', {
    de: `Die Rate ${changed.tranche} ist eingegangen und gebucht: Tag und Aufteilung bleiben, wie sie sind. Was falsch gebucht ist, nimmt eine Berichtigung heraus.`,
    en: `The tranche ${changed.tranche} came and is booked: its day and split stay as they are. What was booked wrong is taken out by a correction.`,
  });
};

const whatIsDue = ({ dueOn, split }: TranchePlan): string =>
  [dueOn, ...split.map(({ earmark, cents: amount }) => `${earmark} ${amount}`).toSorted()].join('\n');

const differs = (code: string, field: string, sum: Cents, granted: Cents, what: Sentence): Refusal =>
  refuse(code, field, {
    de: `${what.de} sind zusammen ${formatCents(sum, 'de')}, bewilligt sind ${formatCents(granted, 'de')}.`,
    en: `${what.en} are ${formatCents(sum, 'en')} together; ${formatCents(granted, 'en')} were granted.`,
  });

const refuse = (code: string, field: string, sentence: Sentence): Refusal =>
  new Refusal(400, code, sentence, field);
