import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Envelope } from '../../shared/stripe/envelope.ts';
import { heard, subscribedEvents, tellingsOf } from '../../shared/stripe/events.ts';
import { stripeApiVersion } from '../../shared/stripe/version.ts';

const folder = new URL('../fixtures/stripe/', import.meta.url);
const Fixture = z.object({ event: Envelope, expected: z.array(z.record(z.string(), z.unknown())) });
const fixtureOf = (type: string) =>
  Fixture.parse(JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8')));

/** The payment an event's fixture tells of first. */
const about = async (type: string) =>
  (await tellingsOf(fixtureOf(type).event))?.flatMap((telling) =>
    telling.fact === 'received' ? [telling] : [],
  )[0];

describe('the table of Stripe’s events', () => {
  it.each(Object.keys(heard))('%s has a fixture and tells what the fixture expects', async (type) => {
    expect(existsSync(new URL(`${type}.json`, folder)), `write test/fixtures/stripe/${type}.json`).toBe(true);
    const { event, expected } = fixtureOf(type);
    expect(event.type).toBe(type);
    expect(await tellingsOf(event)).toEqual(expected.map((telling) => ({ ...telling, event: event.id })));
  });

  it('has a line for every fixture', () => {
    const fixtures = readdirSync(folder).map((file) => basename(file, '.json'));
    expect(fixtures.toSorted()).toEqual(Object.keys(heard).toSorted());
  });

  it('subscribes to what is needed to know everything, and to nothing twice: each further event costs', () => {
    expect(subscribedEvents).toContain('charge.succeeded');
    expect(subscribedEvents.filter((type) => /^(?:payment_intent|checkout|payout)\./.test(type))).toEqual([]);
    expect(subscribedEvents).not.toContain('charge.refunded');
    expect(subscribedEvents).not.toContain('invoice.payment_succeeded');
  });

  it('is pinned to the version of the library that writes our requests', () => {
    expect(stripeApiVersion).toBe(Stripe.API_VERSION);
  });

  it.each(['customer.created', 'toString', '__proto__', 'constructor', 'charge'])(
    'does not know %s',
    async (type) => {
      expect(await tellingsOf({ ...fixtureOf('charge.succeeded').event, type })).toBeUndefined();
    },
  );
});

describe('all tellers of one payment', () => {
  it('agree on its gift, its amount and where it belongs', async () => {
    const types = ['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.completed'];
    const card = await Promise.all(types.map(about));
    expect(new Set(card.map((telling) => telling?.gift)).size).toBe(1);
    expect(new Set(card.map((telling) => telling?.cents))).toEqual(new Set([25_00]));
    expect(new Set(card.map((telling) => telling?.attribution?.donation)).size).toBe(1);
    expect(card.map((telling) => telling?.attribution?.earmark)).toEqual(['staff', 'staff', 'staff']);
  });

  it('of a bank debit say that it is on its way, not that it is there', async () => {
    const { event } = fixtureOf('checkout.session.completed');
    const unpaid = { ...event, data: { object: { ...event.data.object, payment_status: 'unpaid' } } };
    expect(await tellingsOf(unpaid)).toMatchObject([{ fact: 'pending', cents: 25_00 }]);
    const free = {
      ...event,
      data: { object: { ...event.data.object, payment_status: 'no_payment_required' } },
    };
    expect(await tellingsOf(free)).toEqual([]);
    const recurring = { ...event, data: { object: { ...event.data.object, mode: 'subscription' } } };
    expect(await tellingsOf(recurring)).toEqual([]);
  });

  it('do not take a card that is only reserved for money', async () => {
    const { event } = fixtureOf('charge.succeeded');
    const reserved = {
      ...event,
      data: { object: { ...event.data.object, captured: false, amount_captured: 0 } },
    };
    expect(await tellingsOf(reserved)).toEqual([]);
  });
});
