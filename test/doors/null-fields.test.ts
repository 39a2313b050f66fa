import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDoor, type Door } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
  await door.give({ amountCents: 25_00, name: 'Secret Name', email: 'secret@example.org' });
  await door.idle();
});
afterAll(async () => door.close());

const charge = 'charge.succeeded';
const intent = 'payment_intent.succeeded';
const session = 'checkout.session.completed';

/** Types we know, objects we do not: each would book a wrong sum or none if it were half read. */
const unreadable: readonly (readonly [type: string, object: Record<string, unknown>])[] = [
  [charge, { id: null }],
  [charge, { amount: null }],
  [charge, { amount: undefined }],
  [charge, { amount: '2500' }],
  [charge, { amount: 25.5 }],
  [charge, { amount_captured: null }],
  [charge, { amount_captured: 1e21 }],
  [charge, { amount_captured: 900_719_925_474_099 }],
  [charge, { captured: null }],
  [charge, { captured: 'yes' }],
  [charge, { currency: null }],
  [charge, { currency: undefined }],
  [charge, { payment_intent: { object: 'payment_intent' } }],
  [charge, { metadata: 'Secret Name' }],
  [charge, { metadata: { campaign: 5 } }],
  [charge, { billing_details: 'Secret Name' }],
  [charge, { billing_details: { email: 7, name: 'Secret Name' } }],
  [charge, { payment_method_details: { type: null } }],
  [intent, { amount_received: null }],
  [intent, { currency: 978 }],
  [session, { mode: null }],
  [session, { amount_total: '25,00' }],
];

describe('an event of a known type with fields that are null, missing or of another kind', () => {
  it('is taken at the door, set aside with its reason, and holds up nobody', async () => {
    const odd = unreadable.map(([type, object]) => door.another(type, object));
    const good = door.another(charge);
    const answers = await Promise.all([...odd, good].map(async (event) => door.tell(event)));
    expect(answers.map(({ status }) => status)).toEqual([...odd, good].map(() => 200));
    await door.idle();

    expect((await door.read()).totals).toMatchObject({ receivedCents: 50_00, gifts: 2 });
    expect((await door.read('unassigned')).totals.gifts).toBe(0);
    const setAside = await door.quarantined();
    expect(setAside.map(({ event }) => event).toSorted()).toEqual(odd.map(({ id }) => id).toSorted());
    for (const { event, state, reason } of setAside) {
      expect(state).toBe('QUARANTINED');
      // Where and which rule; never what stood there.
      expect(reason).toMatch(/^unreadable: [a-z_.]* [a-z_]+$/);
      expect(door.alarms(event)).toHaveLength(1);
    }
    expect(door.lines.join('\n')).not.toMatch(/Secret|secret@/);
    expect(door.mailbox.letters()).toHaveLength(2);
    expect(door.pump.failures()).toEqual([]);
  });

  it('is not set aside for fields that may be null', async () => {
    const before = (await door.read()).totals.gifts;
    const nothing = { payment_method_details: null, billing_details: null, payment_intent: null };
    const event = door.another(charge, { ...nothing, metadata: { campaign: 'netzwerk' } });
    expect((await door.tell(event)).status).toBe(200);
    await door.idle();
    expect((await door.read()).totals.gifts).toBe(before + 1);
    expect(door.alarms(event.id)).toEqual([]);
  });
});
