import { readAmount } from '../../shared/domain/amount.ts';
import { paidForNet } from '../../shared/domain/fee.ts';
import type { CheckoutRequest } from '../../shared/routes/checkout.ts';
import { fill } from '../../shared/words/fill.ts';
import type { Form } from './form.ts';
import { euros } from './said.ts';

/** What the form's fields hold, by their names. A box without a tick is not there. */
export interface Fields {
  readonly interval?: CheckoutRequest['interval'];
  readonly method?: CheckoutRequest['method'];
  /** One of the amounts offered, in cents; or another `amount`, as it was typed. */
  readonly amounts?: string;
  readonly amount?: string;
  readonly earmark?: string;
  readonly cover?: 'on';
  readonly show?: 'on';
  readonly wall?: string;
  readonly comment?: string;
  readonly newsletter?: 'on';
}

/** The gift as it stands in the form, complete or not. */
export const giftOf = (form: Form, fields: Fields) => {
  const { amounts, amount, earmark = 'free', interval = 'once', method, cover, show, wall } = fields;
  const typed = amount?.trim() ? readAmount(amount) : { cents: Number(amounts ?? 0) };
  const amountCents = 'cents' in typed ? typed.cents : 0;
  const need = form.month.needs.find((one) => one.need === earmark);
  const fee = form.methods.find((one) => one.method === method)?.fee;
  const withFeeCents = fee && amountCents ? paidForNet(amountCents, fee) : amountCents;
  const paidCents = cover ? withFeeCents : amountCents;
  const { give, giveAnything } = form.words.form;
  return {
    fields,
    typed,
    need,
    paidCents,
    feeCents: withFeeCents - amountCents,
    /** The code that the house would refuse it with. */
    code:
      'refused' in typed
        ? typed.refused
        : !amountCents
          ? 'amount.missing'
          : amountCents < form.amounts.leastCents
            ? 'amount.too-small'
            : amountCents > form.amounts.mostCents
              ? 'amount.too-large'
              : need && interval !== 'once'
                ? 'earmark.one-need-for-series'
                : !method
                  ? 'method.missing'
                  : show && !wall?.trim() && 'wall.name-missing',
    button: amountCents ? fill(give[interval], { amount: euros(form, paidCents) }) : giveAnything[interval],
    asked: { amountCents, earmark, interval, method, coverFee: paidCents > amountCents },
  };
};
export type Gift = ReturnType<typeof giftOf>;
