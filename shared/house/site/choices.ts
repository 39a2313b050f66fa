import * as z from 'zod';
import { readAmount } from '../../domain/amount.ts';
import { LetterName } from '../../domain/letter-name.ts';
import { GivingMethod } from '../../domain/method.ts';
import { type Cents, cents } from '../../domain/money.ts';
import type { HttpRequest } from '../../lambda/http.ts';
import { type Choices, plainEuros } from '../../page/choices.ts';
import type { Returned } from '../../page/return.ts';
import { HowOften } from '../../routes/checkout.ts';
import type { FilledForm } from '../giving-form.ts';

/** Shown again as it was typed; nobody types more. */
const typed = z
  .string()
  .catch('')
  .transform((text) => text.slice(0, 400));
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

/** The form as it is sent. Every form can be read; whether it fits is judged afterwards. */
const Sent = z.object({
  amount: typed,
  other: typed,
  interval: HowOften.catch('once'),
  earmark: typed.transform((text) => text || 'free'),
  method: GivingMethod.optional().catch(undefined),
  coverFee: ticked,
  wall: ticked,
  wallName: typed,
  wallComment: typed,
  newsletter: ticked,
  by: LetterName.optional().catch(undefined),
});

/** What was chosen in a form that was sent. */
export const sentChoices = (fields: Readonly<Record<string, string>>): Choices => Sent.parse(fields);

/** What a poster or a link has chosen beforehand. What cannot be read, or is not offered, is left aside. */
export const linkedChoices = (
  { amount = '', interval, earmark = '', method, by }: HttpRequest['query'],
  { form, progress }: Pick<FilledForm, 'form' | 'progress'>,
): Choices => {
  const { suggestedCents } = form.amounts;
  const read = amountIn(amount, form);
  const usual = suggestedCents[1] ?? suggestedCents[0];
  const suggested = read === undefined ? usual : suggestedCents.find((one) => one === read);
  const wanted = GivingMethod.safeParse(method).data;
  return {
    amount: suggested === undefined ? '' : plainEuros(suggested),
    other: suggested === undefined ? amount.trim() : '',
    interval: HowOften.catch('once').parse(interval),
    earmark: isOpen(earmark, progress) ? earmark : 'free',
    method: form.methods.find((one) => one.method === wanted)?.method,
    coverFee: false,
    wall: false,
    wallName: '',
    wallComment: '',
    newsletter: false,
    by: LetterName.safeParse(by).data,
  };
};

/** How somebody comes back, if somebody does. The address may say anything: it is words about a gift, no gift. */
export const returnedIn = (
  { checkout, amount = '', method }: HttpRequest['query'],
  form: FilledForm['form'],
): Returned | undefined =>
  checkout === 'success' || checkout === 'cancelled'
    ? { checkout, amountCents: amountIn(amount, form), method: GivingMethod.safeParse(method).data }
    : undefined;

const amountIn = (text: string, { amounts }: FilledForm['form']): Cents | undefined => {
  const read = readAmount(text.slice(0, 40));
  if (!('cents' in read) || read.cents < amounts.leastCents || read.cents > amounts.mostCents)
    return undefined;
  return cents(read.cents);
};

const isOpen = (earmark: string, { months }: FilledForm['progress']): boolean =>
  earmark === 'staff' ||
  earmark === 'material' ||
  months
    .flatMap(({ needs }) => needs)
    .some(({ need, neededCents, coveredCents }) => need === earmark && coveredCents < neededCents);
