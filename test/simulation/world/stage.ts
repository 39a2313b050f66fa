import type { Chance } from '../chance.ts';
import type { Oracle, Place } from '../oracle.ts';

/** What an event becomes in the house; `refused` never gets in. */
export type Fate = 'NEW' | 'UNKNOWN' | 'QUARANTINED' | 'refused';

export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly apiVersion: string;
  readonly livemode: boolean;
  readonly object: Readonly<Record<string, unknown>>;
  readonly fate: Fate;
}

export const apiVersion = '2026-10-28.endive';

/** A payment as Stripe knows it; ours to read, whatever the house makes of it. */
export interface Payment {
  readonly gift: string;
  readonly charge: string;
  readonly cents: number;
  readonly method: 'card' | 'sepa_debit' | 'paypal';
  readonly currency: string;
  /** Where it belongs by the truth: what our page asked for, or `unassigned`. */
  readonly place: Place;
  readonly metadata: Readonly<Record<string, string>>;
  readonly person: Person;
  readonly customer?: string;
  readonly pledge?: string;
}

export interface Person {
  readonly name: string;
  /** A few give none: nobody can write to them. */
  readonly email: string | null;
}

/** What one story has at hand: chance, the present second, an ear at Stripe's side, and the oracle's books. */
export interface Stage {
  readonly chance: Chance;
  readonly oracle: Oracle;
  /** Names of things, unlike those of any other story. */
  id(prefix: string): string;
  /** In whole seconds, as Stripe counts. */
  now(): number;
  /** Stripe says something, now or a few seconds later. */
  tell(
    type: string,
    object: Readonly<Record<string, unknown>>,
    how?: { later?: number; fate?: Fate; apiVersion?: string; livemode?: boolean },
  ): void;
  /** What Stripe credited for money in another currency. */
  credit(gift: string, cents: number): void;
  /** What a balance transaction in another currency moved. */
  settle(transaction: string, cents: number): void;
  /** Which invoice a payment is for, if somebody asks Stripe. */
  bill(gift: string, invoice: string, metadata: Readonly<Record<string, string>>, pledge: string): void;
  /** A bank's answer says that this promise is to end: the house must see to it. */
  mustEnd(pledge: string): void;
  /** What happens when the house ends a promise at Stripe. */
  onEnd(pledge: string, ends: () => void): void;
}

/** A story goes on after as many milliseconds as it yields. */
export type Story = Generator<number, void, void>;

export const minutes = (count: number): number => count * 60_000;
export const days = (count: number): number => count * 24 * 60 * 60_000;
