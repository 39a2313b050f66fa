import { readAmount } from '../../domain/amount.ts';
import { paidForNet } from '../../domain/fee.ts';
import { letterLocale } from '../../domain/language.ts';
import { type Cents, cents } from '../../domain/money.ts';
import type { Month } from '../../domain/month.ts';
import { Earmark, earmarkedMonth } from '../../domain/need.ts';
import { WallText } from '../../domain/wish.ts';
import type { Choices, Mistake, MistakenField } from '../../page/choices.ts';
import { euros } from '../../page/format.ts';
import { askForCheckout } from '../../routes/checkout.ts';
import { fill } from '../../words/fill.ts';
import { wordsIn } from '../../words.ts';
import type { FilledForm } from '../giving-form.ts';

type Offered = FilledForm['form']['methods'][number];

/** What was chosen, read and found to fit. */
export interface FittingGift {
  readonly amountCents: Cents;
  readonly earmark: Earmark;
  readonly method: Offered;
  readonly wall: WallText | undefined;
  readonly need: { readonly title: string; readonly month: Month } | undefined;
}

type Judged<Read> = { readonly read: Read } | { readonly field: MistakenField; readonly said: string };

/** Says everything that is wrong with a form at once; or what gift it means. */
export const judged = (
  choices: Choices,
  filled: Pick<FilledForm, 'form' | 'progress'>,
  thisMonth: Month,
): { readonly mistakes: readonly [Mistake, ...Mistake[]] } | { readonly gift: FittingGift } => {
  const method = methodOf(choices, filled);
  const amount = amountOf(choices, 'read' in method ? method.read : undefined, filled);
  const purpose = purposeOf(choices, filled, thisMonth);
  const wall = wallOf(choices, filled);
  if ('read' in amount && 'read' in purpose && 'read' in method && 'read' in wall) {
    return {
      gift: { amountCents: amount.read, ...purpose.read, method: method.read, wall: wall.read },
    };
  }
  // In the order of the form.
  const [first, ...others] = [amount, purpose, method, wall].filter((one) => 'field' in one);
  if (!first) throw new Error('a form that does not fit has a mistake');
  return { mistakes: [first, ...others] };
};

const refusedAmount = (said: string): Judged<Cents> => ({ field: 'amount', said });

const amountOf = (
  { amount, other, coverFee }: Choices,
  method: Offered | undefined,
  { form: { amounts, language } }: Pick<FilledForm, 'form'>,
): Judged<Cents> => {
  const { refusals } = wordsIn(language);
  const text = other.trim() || amount.trim();
  if (text === '') return refusedAmount(refusals['amount.missing']);
  const read = readAmount(text);
  if (!('cents' in read)) {
    const digits = read.refused === 'amount.ambiguous' ? read.digits : '';
    return refusedAmount(fill(refusals[read.refused], { digits }));
  }
  const { leastCents, mostCents } = amounts;
  if (read.cents < leastCents)
    return refusedAmount(fill(refusals['amount.too-small'], { least: euros(leastCents, language) }));
  const paid = coverFee && method ? paidForNet(Math.min(read.cents, mostCents), method.fee) : read.cents;
  if (Math.max(paid, read.cents) > mostCents)
    return refusedAmount(fill(refusals['amount.too-large'], { most: euros(mostCents, language) }));
  return { read: cents(read.cents) };
};

const purposeOf = (
  { earmark, interval }: Choices,
  { form: { language }, progress }: Pick<FilledForm, 'form' | 'progress'>,
  thisMonth: Month,
): Judged<Pick<FittingGift, 'earmark' | 'need'>> => {
  const { refusals } = wordsIn(language);
  const refused = (code: 'unknown' | 'over' | 'one-need-for-series') =>
    ({ field: 'earmark', said: refusals[`earmark.${code}`] }) as const;
  const known = Earmark.safeParse(earmark);
  if (!known.success) return refused('unknown');
  const month = earmarkedMonth(known.data);
  if (month === undefined) return { read: { earmark: known.data, need: undefined } };
  if (interval !== 'once') return refused('one-need-for-series');
  const need = progress.months
    .find((one) => one.month === month)
    ?.needs.find((one) => one.need === known.data);
  if (!need) return refused('unknown');
  if (month < thisMonth) return refused('over');
  return { read: { earmark: known.data, need: { title: need.title, month } } };
};

const methodOf = (
  { method }: Choices,
  { form: { methods, language } }: Pick<FilledForm, 'form'>,
): Judged<Offered> => {
  const { refusals } = wordsIn(language);
  if (method === undefined) return { field: 'method', said: refusals['method.missing'] };
  const read = methods.find((one) => one.method === method);
  return read ? { read } : { field: 'method', said: refusals['method.unavailable'] };
};

const wallOf = (
  { wall, wallName, wallComment }: Choices,
  { form: { language } }: Pick<FilledForm, 'form'>,
): Judged<WallText | undefined> => {
  // Without the tick there is no consent: what stands in the fields is left where it is.
  if (!wall) return { read: undefined };
  if (wallName.trim() === '')
    return { field: 'wallName', said: wordsIn(language).refusals['wall.name-missing'] };
  const read = WallText.safeParse({
    name: wallName,
    ...(wallComment.trim() !== '' && { comment: wallComment }),
  });
  if (read.success) return { read: read.data };
  return { field: 'wallName', said: askForCheckout.wall[letterLocale(language)] };
};
