import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { dayOf, monthOf } from '../../shared/domain/month.ts';
import { CheckoutStarted } from '../../shared/routes/checkout.ts';
import { aDoor, type Answer, type Door, insides, refusalIn } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());
// Nobody here is one of too many.
beforeEach(async () => door.moveClock({ minutes: 11 }));

const give = async (change: object = {}, campaign = 'netzwerk'): Promise<Answer> =>
  door.checkout(
    { amountCents: 25_00, idempotencyKey: door.key(), ...change },
    { 'accept-language': 'en' },
    campaign,
  );
const startedBy = ({ status, text }: Answer) => {
  expect(text).toContain('checkoutUrl');
  expect(status).toBe(200);
  return CheckoutStarted.parse(JSON.parse(text));
};
/** Refused, with a sentence, and without a payment page at Stripe. */
const refusedBy = async (asked: () => Promise<Answer>) => {
  const sessions = await door.sessions();
  const answer = await asked();
  expect(answer.text).not.toMatch(insides);
  expect(await door.sessions()).toBe(sessions);
  const { code, message, field } = refusalIn(answer);
  expect(message).toMatch(/^[A-Z“].+[.]$/);
  return { status: answer.status, code, ...(field === undefined ? {} : { field }) };
};

const need = (): string => `need_coordination-${monthOf(door.clock.now())}`;
const own = (): URL => new URL(door.origin);

describe('the amount', () => {
  it.each([1_00, 10_000_00])('may be %d cents', async (amountCents) => {
    expect(startedBy(await give({ amountCents })).donation).toMatch(/^don_/);
  });

  it.each([
    [99, 'too-small'],
    [1, 'too-small'],
    [0, 'too-small'],
    [-0, 'too-small'],
    [-1, 'too-small'],
    [-25_00, 'too-small'],
    [10_000_01, 'too-large'],
    [Number.MAX_SAFE_INTEGER, 'too-large'],
  ])('may not be %d cents', async (amountCents, why) => {
    expect(await refusedBy(async () => give({ amountCents }))).toEqual({
      status: 400,
      code: `amount.${why}`,
      field: 'amountCents',
    });
  });

  it('is the last one where a page names two, as every reader of JSON has it', async () => {
    const twice = `{"amountCents":100,"idempotencyKey":"${door.key()}","amountCents":777}`;
    const { checkoutUrl } = startedBy(await door.checkout(twice));
    expect(await (await fetch(checkoutUrl)).text()).toContain('7,77');
  });
});

describe('the campaign', () => {
  it.each([
    ['one we never had', 'nowhere', 404, 'campaign.unknown'],
    ['one that is closed', 'wahljahr', 409, 'campaign.closed'],
    ['the place of money without a campaign', 'unassigned', 404, 'campaign.unknown'],
  ])('may not be %s', async (_, campaign, status, code) => {
    expect(await refusedBy(async () => give({}, campaign))).toEqual({ status, code });
  });
});

describe('the earmark', () => {
  it('may be free, a cost type or a need of this month', async () => {
    for (const earmark of ['free', 'staff', 'material', need()]) {
      expect(startedBy(await give({ earmark })).donation).toMatch(/^don_/);
    }
  });

  it('may not be a need the campaign does not have', async () => {
    const { campaigns } = door.parts;
    const other = await campaigns.find('netzwerk');
    if (!other) throw new Error('the demo has no campaign');
    const month = monthOf(door.clock.now());
    await campaigns.saveCampaign({ ...other, campaign: 'other' });
    await campaigns.saveNeed({
      need: `need_other-${month}`,
      campaign: 'other',
      month,
      costType: 'staff',
      title: 'Anderes',
      neededCents: cents(100_00),
      priority: 1,
    });
    startedBy(await give({ earmark: `need_other-${month}` }, 'other'));
    for (const earmark of [`need_other-${month}`, 'need_coordination-2019-01', 'need_nothing-0000-01']) {
      expect(await refusedBy(async () => give({ earmark }))).toEqual({
        status: 400,
        code: 'earmark.unknown',
        field: 'earmark',
      });
    }
  });

  it('may not be a need that is closed, whatever of it is still missing', async () => {
    const { campaigns } = door.parts;
    const month = monthOf(door.clock.now());
    const there = await campaigns.need('netzwerk', month, `need_travel-${month}`);
    if (!there) throw new Error('the demo has no travels');
    const on = dayOf(door.clock.now());
    const closed = { on, because: 'verschenkt', plannedCents: there.neededCents };
    await campaigns.saveNeed({ ...there, neededCents: cents(5_00), closed });
    expect(await refusedBy(async () => give({ earmark: there.need }))).toEqual({
      status: 409,
      code: 'earmark.closed',
      field: 'earmark',
    });
    await campaigns.saveNeed(there);
  });

  it('may not be a need whose month is over', async () => {
    const earmark = need();
    await door.moveClock({ days: 31 });
    expect(await refusedBy(async () => give({ earmark }))).toEqual({
      status: 409,
      code: 'earmark.over',
      field: 'earmark',
    });
  });
});

describe('the way back', () => {
  it('leads to our own pages', async () => {
    for (const path of ['', '/', '/c/netzwerk?from=letter#give', '/%E2%80%AE']) {
      const answer = await give({ returnUrl: `${own().origin}${path}` });
      expect(startedBy(answer).donation).toMatch(/^don_/);
    }
  });

  it.each([
    ['another site', () => 'https://example.org/danke'],
    ['our name at another port', () => `http://${own().hostname}:1/`],
    ['our name by another protocol', () => `https://${own().host}/`],
    ['our name as the start of another', () => `http://${own().hostname}.example.org:${own().port}/`],
    ['our name as the user of another', () => `http://${own().host}@example.org/`],
    ['our name with a password', () => `http://ada:secret@${own().host}/`],
    ['our name with a user', () => `http://ada@${own().host}/`],
    ['our name in a fragment', () => `https://example.org/#${own().origin}`],
    ['a script', () => 'javascript:alert(document.domain)'],
    ['a document of its own', () => 'data:text/html,<h1>Danke</h1>'],
    ['a document of our name’s own', () => `blob:${own().origin}/6b1f0a9e`],
    ['a file', () => 'file:///etc/hosts'],
  ])('does not lead to %s', async (_, returnUrl) => {
    expect(await refusedBy(async () => give({ returnUrl: returnUrl() }))).toEqual({
      status: 400,
      code: 'return.not-allowed',
      field: 'returnUrl',
    });
  });
});

describe('the key of the form', () => {
  it('gives the same payment page for the same gift, however often it is asked for', async () => {
    const idempotencyKey = door.key();
    const first = startedBy(await give({ idempotencyKey }));
    const sessions = await door.sessions();
    const again = await Promise.all([1, 2, 3].map(async () => give({ idempotencyKey })));
    expect(again.map(startedBy)).toEqual([first, first, first]);
    expect(await door.sessions()).toBe(sessions);
  });

  it('does not start another gift', async () => {
    const idempotencyKey = door.key();
    startedBy(await give({ idempotencyKey }));
    for (const change of [{ amountCents: 26_00 }, { earmark: 'staff' }, { locale: 'en' }]) {
      expect(await refusedBy(async () => give({ idempotencyKey, ...change }))).toEqual({
        status: 409,
        code: 'checkout.changed',
        field: 'idempotencyKey',
      });
    }
  });
});
