import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aDoor, type Door } from './a-door.ts';
import { inNetzwerk, telling } from './telling.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
  await door.give({ amountCents: 25_00 });
  await door.idle();
});
afterAll(async () => door.close());

const told = telling(() => door);
const unassigned = [{ place: 'unassigned', cents: 25_00, pending: 0 }];
const metadata = { campaign: 'netzwerk', donation: 'don_1', earmark: 'free', locale: 'de' };

describe('where the money of a charge is booked', () => {
  const cases: Record<string, [object: Record<string, unknown>, moved: object[], letters: number]> = {
    'with all our metadata': [{}, inNetzwerk, 1],
    'without metadata': [{ metadata: null }, unassigned, 0],
    'with somebody else’s metadata': [{ metadata: { order: '17' } }, unassigned, 0],
    'for an unknown campaign': [{ metadata: { ...metadata, campaign: 'nowhere' } }, unassigned, 0],
    'for a campaign no address can hold': [
      { metadata: { ...metadata, campaign: '../netzwerk' } },
      unassigned,
      0,
    ],
    'for what every object has': [{ metadata: { ...metadata, campaign: 'constructor' } }, unassigned, 0],
    'for a campaign that is closed by now': [
      { metadata: { ...metadata, campaign: 'wahljahr' } },
      [{ place: 'wahljahr', cents: 25_00, pending: 0 }],
      1,
    ],
    'with a broken earmark': [{ metadata: { ...metadata, earmark: '=1+1' } }, inNetzwerk, 1],
    'with an earmark nobody planned': [
      { metadata: { ...metadata, earmark: 'need_nothing-2026-01' } },
      inNetzwerk,
      1,
    ],
    'in a language we do not write': [{ metadata: { ...metadata, locale: 'tlh' } }, inNetzwerk, 1],
    'without a donation number': [{ metadata: { campaign: 'netzwerk' } }, inNetzwerk, 1],
    'authorised and not captured': [{ captured: false }, [], 0],
    'captured in part': [{ amount_captured: 10_00 }, [{ place: 'netzwerk', cents: 10_00, pending: 0 }], 1],
    'of nothing': [{ amount: 0, amount_captured: 0 }, [], 0],
  };
  it.each(Object.entries(cases))('%s', async (_, [object, moved, letters]) => {
    const outcome = await told(door.another('charge.succeeded', object));
    expect(outcome.moved).toEqual(moved);
    expect(outcome.letters).toHaveLength(letters);
  });

  it('writes in the language of the page, and in German if that is unknown', async () => {
    const subjects = [];
    for (const locale of ['en', 'de', 'tlh']) {
      const charge = door.another('charge.succeeded', { metadata: { ...metadata, locale } });
      subjects.push((await told(charge)).letters[0]?.subject.replaceAll('\u00a0', ' '));
    }
    expect(subjects).toEqual([
      'Thank you for your donation of €25.00',
      'Danke für Ihre Spende von 25,00 €',
      'Danke für Ihre Spende von 25,00 €',
    ]);
  });

  it('in dollars counts with the euros that Stripe credited', async () => {
    const { sandbox, origin } = door;
    sandbox.setWebhook({ url: `${origin}/v1/webhooks/stripe`, secret: 'whsec_none', events: [] });
    const answer = await fetch(`${sandbox.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_local' },
      body: new URLSearchParams({
        amount: '3000',
        currency: 'usd',
        confirm: 'true',
        payment_method: 'pm_card_visa',
        return_url: origin,
      }),
    });
    const { id } = z.object({ id: z.string() }).parse(await answer.json());
    const dollars = { currency: 'usd', amount: 45_00, amount_captured: 45_00 };
    const { moved, letters } = await told(
      door.another('charge.succeeded', { ...dollars, payment_intent: id }),
    );
    expect(moved).toEqual([{ place: 'netzwerk', cents: 30_00, pending: 0 }]);
    expect(letters[0]?.text.replaceAll('\u00a0', ' ')).toContain('30,00 €');

    const unheardOf = door.another('charge.succeeded', { ...dollars, payment_intent: 'pi_unheard_of' });
    expect(await told(unheardOf)).toEqual({ moved: [], letters: [] });
    expect(await door.quarantined()).toContainEqual(expect.objectContaining({ event: unheardOf.id }));
    expect(door.alarms(unheardOf.id)).toHaveLength(1);
  });
});

describe('other tellers of a gift', () => {
  it('count it once, and thank as soon as somebody knows the giver', async () => {
    const intent = door.another('payment_intent.succeeded');
    expect(await told(intent)).toEqual({ moved: inNetzwerk, letters: [] });
    const payment_intent = intent.data.object['id'];
    const charge = await told(door.another('charge.succeeded', { payment_intent }));
    expect(charge.moved).toEqual([]);
    expect(charge.letters).toHaveLength(1);
    const session = await told(door.another('checkout.session.completed', { payment_intent }));
    expect(session).toEqual({ moved: [], letters: [] });
  });

  it('do not count a session that is complete and not yet paid', async () => {
    const unpaid = door.another('checkout.session.completed', { payment_status: 'unpaid' });
    const pending = await told(unpaid);
    expect(pending).toEqual({ moved: [{ place: 'netzwerk', cents: 0, pending: 25_00 }], letters: [] });
    const { payment_intent } = unpaid.data.object;
    const paid = await told(door.another('charge.succeeded', { payment_intent }));
    expect(paid.moved).toEqual([{ place: 'netzwerk', cents: 25_00, pending: -25_00 }]);
    expect(paid.letters).toHaveLength(1);
  });

  it.each([
    ['without a payment', { payment_intent: null }],
    ['for a subscription', { mode: 'subscription' }],
    ['that cost nothing', { payment_status: 'no_payment_required' }],
    ['without a sum', { amount_total: null }],
  ])('book nothing for a session %s', async (_, object) => {
    const event = door.another('checkout.session.completed', object);
    expect(await told(event)).toEqual({ moved: [], letters: [] });
    expect(door.alarms(event.id)).toEqual([]);
  });
});
