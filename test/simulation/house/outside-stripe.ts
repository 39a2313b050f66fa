import { Attribution } from '../../../shared/domain/attribution.ts';
import { type Cents, cents } from '../../../shared/domain/money.ts';
import type { StripeDesk } from '../../../shared/stripe/checkout.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';

export type Desk = Pick<StripeDesk, 'creditedCents' | 'settledCents' | 'invoiceOf' | 'endPledge'>;

/** An invoice as Stripe shows it to whoever asks by a payment. */
export interface Billed {
  readonly invoice: string;
  readonly pledge: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Stripe as the house asks it: what it credited, what a transaction moved, and to end a promise. */
export class OutsideStripe {
  readonly credited = new Map<string, number>();
  readonly settled = new Map<string, number>();
  readonly billed = new Map<string, Billed>();
  onEnd: (pledge: string, reason: string) => void = () => undefined;

  /** Its answers, at once and always. */
  answers(): Desk {
    return {
      creditedCents: async (gift) => known(this.credited, gift),
      settledCents: async (transaction) => known(this.settled, transaction),
      invoiceOf: async (gift, event) => {
        const billed = this.billed.get(gift);
        if (!billed) return [];
        const { invoice, pledge, metadata } = billed;
        const attribution = Attribution.parse({ ...metadata, pledge });
        return [
          { fact: 'linked', gift, invoice, event },
          { fact: 'billing', invoice, attribution, event },
        ];
      },
      endPledge: async (pledge, reason) => this.onEnd(pledge, reason),
    };
  }

  /** The same over a line that may fail. */
  desk(outside: Outside, run: () => HandlerRun): Desk {
    const answers = this.answers();
    const ask = <Answer>(what: string, effect: () => Promise<Answer>): Promise<Answer> =>
      outside.call(run(), { service: 'stripe', what, effect, slowMilliseconds: 300 });
    return {
      creditedCents: (gift) => ask(`creditedCents ${gift}`, () => answers.creditedCents(gift)),
      settledCents: (transaction) =>
        ask(`settledCents ${transaction}`, () => answers.settledCents(transaction)),
      invoiceOf: (gift, event) => ask(`invoiceOf ${gift}`, () => answers.invoiceOf(gift, event)),
      endPledge: (pledge, reason) => ask(`endPledge ${pledge}`, () => answers.endPledge(pledge, reason)),
    };
  }
}

const known = (amounts: ReadonlyMap<string, number>, of: string): Cents => {
  const amount = amounts.get(of);
  if (amount === undefined) throw new Error(`Stripe does not know ${of}`);
  return cents(amount);
};
