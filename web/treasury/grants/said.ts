import { fill } from '../../../shared/words/fill.ts';
import type { Grant } from '../api/schema.d.ts';
import { dayName, euros, say } from '../language.ts';
import { type GrantsWords, trancheCents, typedPercent } from './grant.ts';

/** The terms of a grant in the order in which they are said. */
export const calledTerms = [
  'programme',
  'funders',
  'fileNumber',
  'decidedOn',
  'purpose',
  'financing',
  'rateBasisPoints',
  'passedOnBy',
  'grantedCents',
  'approval',
  'earliestStartOn',
  'costPlan',
  'ownShare',
  'tranches',
  'reportDueOn',
  'reportedOn',
  'retainUntil',
  'boundUntil',
  'publicity',
  'note',
  'document',
] as const;
type CalledTerm = (typeof calledTerms)[number];

type Said = Partial<Record<CalledTerm, string>>;

/** A grant, or what is known of one, as people read it: of the history, of a conflict, and on its page. */
export const saidOf = (known: unknown, words: GrantsWords): Said =>
  isKnown(known)
    ? { ...plainOf(known), ...daysOf(known), ...sumsOf(known, words), ...peopleOf(known, words) }
    : {};

/** What the house stored of a grant has its form, or a part of it. */
const isKnown = (value: unknown): value is Partial<Grant> => typeof value === 'object' && value !== null;

/** Only what is there. */
const present = (said: Readonly<Record<string, string | undefined>>): Said =>
  Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined));

const plainOf = ({ programme, fileNumber, purpose, publicity, note, document }: Partial<Grant>): Said =>
  present({ programme, fileNumber, purpose, publicity, note, document });

const daysOf = (known: Partial<Grant>): Said => {
  const { approval } = known;
  const days = [
    'decidedOn',
    'earliestStartOn',
    'reportDueOn',
    'reportedOn',
    'retainUntil',
    'boundUntil',
  ] as const;
  return present({
    ...Object.fromEntries(
      days.map((name) => {
        const day = known[name];
        return [name, day && dayName(day)];
      }),
    ),
    approval: approval && `${dayName(approval.from)} – ${dayName(approval.through)}`,
  });
};

const sumsOf = (known: Partial<Grant>, words: GrantsWords): Said => {
  const { financing, rateBasisPoints, grantedCents, costPlan, ownShare, tranches } = known;
  return present({
    financing: financing && words.financing[financing],
    rateBasisPoints: rateBasisPoints === undefined ? undefined : typedPercent(rateBasisPoints),
    grantedCents: grantedCents === undefined ? undefined : euros(grantedCents),
    costPlan: costPlan
      ?.map(({ title, costType, cents }) => `${title} (${say().costType[costType]}): ${euros(cents)}`)
      .join('; '),
    ownShare:
      ownShare &&
      [euros(ownShare.cents), words.ownShareSource[ownShare.source], ownShare.note]
        .filter((text) => text !== undefined)
        .join(', '),
    tranches: tranches
      ?.map((one) => {
        const { tranche, dueOn, received } = one;
        const day = dayName(received?.on ?? dueOn);
        const values = { tranche, amount: euros(trancheCents(one)), day };
        return fill(received ? words.oneReceived : words.oneDue, values);
      })
      .join('; '),
  });
};

const peopleOf = ({ funders, passedOnBy }: Partial<Grant>, words: GrantsWords): Said =>
  present({
    funders: funders
      ?.map(({ name, cents, basisPoints }) => {
        if (cents !== undefined) return `${name} (${euros(cents)})`;
        return basisPoints === undefined ? name : `${name} (${typedPercent(basisPoints)})`;
      })
      .join(', '),
    passedOnBy:
      passedOnBy &&
      [
        passedOnBy.name,
        passedOnBy.decidedOn && fill(words.decisionOf, { day: dayName(passedOnBy.decidedOn) }),
        passedOnBy.fileNumber,
      ]
        .filter((text) => text !== undefined)
        .join(', '),
  });
