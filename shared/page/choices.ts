import type { GivingMethod } from '../domain/method.ts';
import type { HowOften } from '../routes/checkout.ts';

/** What a giver has chosen so far, as it was typed: a form that is shown again says what it said. */
export interface Choices {
  /** One of the suggested amounts in euros, `25` or `12.50`; empty if none is chosen. */
  readonly amount: string;
  /** An amount as people type it. It comes before a suggested one. */
  readonly other: string;
  readonly interval: HowOften;
  readonly earmark: string;
  readonly method?: GivingMethod | undefined;
  readonly coverFee: boolean;
  readonly wall: boolean;
  readonly wallName: string;
  readonly wallComment: string;
  readonly newsletter: boolean;
  /** The letter to supporters whose link led here. */
  readonly by?: string | undefined;
}

/** The fields that can be wrong, by the names they have in the form. */
export type MistakenField = 'amount' | 'earmark' | 'method' | 'wallName';

/** What is wrong with a choice, in the reader's language. */
export interface Mistake {
  /** Without one it is about the gift as a whole. */
  readonly field?: MistakenField;
  readonly said: string;
}

/** `25` or `12.50`, as addresses and forms have it. */
export const plainEuros = (amountCents: number): string =>
  amountCents % 100 === 0 ? String(amountCents / 100) : (amountCents / 100).toFixed(2);

/** What an address says of the letter that led here, after other parameters. */
export const byLetter = ({ by }: Pick<Choices, 'by'>): string => (by === undefined ? '' : `&by=${by}`);
