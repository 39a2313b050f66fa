import { describe, expect, it, onTestFinished } from 'vitest';
import { doctor } from '../../infra/commands/doctor.ts';
import type { Office } from '../../infra/commands/office.ts';
import { startStripeSandbox } from '../../infra/local/stripe-sandbox/sandbox.ts';
import { openStripeClient } from '../../shared/house/stripe-client.ts';
import { openTasks } from '../../shared/store/tasks.ts';
import { instantOf } from '../../shared/domain/month.ts';
import { reconcile } from '../../infra/commands/reconcile.ts';
import { subscribedEvents } from '../../shared/stripe/events.ts';
import { aSendGrid } from '../email/a-sendgrid.ts';
import { anOffice } from './an-office.ts';

const aPatient = async () => {
  const office = await anOffice();
  const examined = async (more: Partial<Office> = {}) => {
    const { ok, text } = await office.say(doctor, [], more);
    /** What is said of one thing, with its sign and the advice below it. */
    const of = (name: string): string =>
      new RegExp(`^. ${name}: .*(?:\\n +→ .*)?`, 'm').exec(text)?.[0] ?? '';
    return { ok, text, of };
  };
  return { ...office, examined };
};

const noLine = async () => {
  throw new Error('no line');
};

const domains = (valid: boolean) => JSON.stringify([{ domain: 'gesundheitszentrum.example.org', valid }]);

describe('the doctor', () => {
  it('finds nothing wrong with a house where all is well', async () => {
    const { give, idle, moveClock, say, examined } = await aPatient();
    await give({ amountCents: 25_00 });
    await idle();
    await moveClock({ hours: 1 });
    await idle();
    await say(reconcile);
    const { ok, text, of } = await examined();
    expect(text).not.toContain('✗');
    expect(text).toContain('All is well.');
    expect(ok).toBe(true);
    expect(of('endpoint events')).toContain(`exactly the ${subscribedEvents.length} we hear`);
    expect(of('last proof')).toContain('books = Stripe');
  });

  it('sees an endpoint that is switched off, and one whose events are not ours', async () => {
    const { office, examined } = await aPatient();
    const stripe = await office.stripe();
    const [endpoint] = (await stripe.webhookEndpoints.list()).data;
    await stripe.webhookEndpoints.update(endpoint?.id ?? '', {
      disabled: true,
      enabled_events: ['charge.succeeded', 'charge.updated'],
    });
    const { ok, of } = await examined();
    expect(ok).toBe(false);
    expect(of('endpoint status')).toMatch(/^✗ .*disabled\n +→ .*Enable/);
    expect(of('endpoint events')).toMatch(/^✗ .*missing charge\.pending, .*; superfluous charge\.updated\n/);
    expect(of('endpoint events')).not.toContain('missing charge.succeeded');
  });

  it('sees a customer portal on which a gift cannot be stopped', async () => {
    const { office, examined } = await aPatient();
    const stripe = await office.stripe();
    const [configuration] = (await stripe.billingPortal.configurations.list()).data;
    const id = configuration?.id ?? '';
    await stripe.billingPortal.configurations.update(id, { active: false });
    expect((await examined()).of('customer portal')).toMatch(/^✗ .*not set up.*\n +→ /);
    await stripe.billingPortal.configurations.update(id, {
      active: true,
      features: { subscription_cancel: { enabled: false } },
    });
    expect((await examined()).of('customer portal')).toMatch(/^✗ customer portal: cancelling switched off\n/);
  });

  it('only mentions events that are too many', async () => {
    const { office, examined } = await aPatient();
    const stripe = await office.stripe();
    const [endpoint] = (await stripe.webhookEndpoints.list()).data;
    await stripe.webhookEndpoints.update(endpoint?.id ?? '', {
      enabled_events: ['*'],
    });
    expect((await examined()).of('endpoint events')).toMatch(/^– .*: superfluous \*\n/);
  });

  it('sees an endpoint of another API version, and none at all', async () => {
    const { clock, origin, examined } = await aPatient();
    const other = await startStripeSandbox({
      port: 0,
      now: clock.now,
      apiVersion: '2031-01-01.next',
      webhook: { url: `${origin}/v1/webhooks/stripe`, secret: 'whsec_other', events: subscribedEvents },
    });
    onTestFinished(async () => other.close());
    const address = { host: '127.0.0.1', port: Number(new URL(other.url).port) };
    const stripe = async () => openStripeClient('sk_test_local', address);
    expect((await examined({ stripe })).of('endpoint API version')).toMatch(/^✗ .*2031-01-01\.next\n/);
    const elsewhere = await examined({ webhookUrl: 'https://elsewhere.example.org/v1/webhooks/stripe' });
    expect(elsewhere.of('endpoint')).toMatch(/^✗ endpoint: none calls us\n/);
    expect((await examined({ webhookUrl: undefined })).of('endpoint')).toMatch(/^– .*\n.*WEBHOOK_URL/);
  });

  it('sees that Stripe tells and nobody hears', async () => {
    const { sandbox, give, idle, moveClock, examined } = await aPatient();
    await give({ amountCents: 25_00 });
    await idle();
    expect((await examined()).of('Stripe’s newest event')).toMatch(/^✓ .*charge\.succeeded, less than a/);
    await moveClock({ hours: 1 });
    if (sandbox) sandbox.delivery.dropNext = 1;
    await give({ amountCents: 40_00 });
    await idle();
    expect((await examined()).of('undelivered events')).toMatch(
      /^✗ .*: 1, the oldest less than a minute old\n/,
    );
    await moveClock({ hours: 5 });
    const { of } = await examined();
    expect(of('Stripe’s newest event')).toMatch(
      /^✗ .*charge\.succeeded, 5 hours ago; the last to arrive .* 6 hours/,
    );
    expect(of('undelivered events')).toContain('reconcile');
  });

  it.each([
    ['sk_live_000', false, /^✗ .*mode live.*test money\n +→ .*rk_test_/],
    ['rk_test_local', true, /^✗ .*mode test.*real money\n +→ .*rk_live_/],
    ['whsec_000', false, /^✗ .*mode unknown/],
    ['sk_test_local', false, /^– .*may do everything\n +→ .*restricted/],
    ['rk_test_local', false, /^✓ .*works, mode test$/],
  ])('looks at the mode of a key such as %s', async (key, livemode, said) => {
    const { office, examined } = await aPatient();
    const stage = { ...office.stage, stage: 'test', livemode };
    const { of, text } = await examined({ stage, stripeKey: async () => key });
    expect(of('Stripe key')).toMatch(said);
    expect(text).not.toContain(key);
  });

  it('goes on looking when Stripe does not answer', async () => {
    const { examined } = await aPatient();
    const { of } = await examined({ stripe: noLine });
    expect(of('Stripe key')).toMatch(/^✗ .*no line.*\n/);
    expect(of('endpoint')).toMatch(/^✗ /);
    expect(of('quarantine')).toMatch(/^✓ /);
  });

  it('names parameters that are missing or odd, and never shows a value', async () => {
    const { examined } = await aPatient();
    const values: Record<string, string> = {
      'stripe-webhook-secret': 'whsec_canary1,whsec_canary2',
      'stripe-secret-key': 'later-canary',
    };
    const secret = async (name: string): Promise<string> => {
      if (!values[name]) throw new Error(`The parameter /tragwerk/test/${name} is missing.`);
      return values[name];
    };
    const { of, text } = await examined({ secret });
    expect(of('parameter stripe-webhook-secret')).toMatch(/^✓ .*2 side by side/);
    expect(of('parameter stripe-secret-key')).toMatch(/^✗ .*does not look like one/);
    expect(of('parameter sendgrid-api-key')).toMatch(/^✗ .*is missing/);
    expect(text).not.toContain('canary');
  });

  it.each([
    ['all is well', 200, ['mail.send'], 200, domains(true), /^✓ .*may send/, /^✓ .*is authenticated/],
    ['the key is of another region', 401, [], 401, '{}', /^✗ .*answers 401\n.*region/, /^– .*may not look/],
    ['the key may not send', 200, ['stats.read'], 403, '{}', /^✗ .*may not send/, /^– .*may not look/],
    ['the domain waits', 200, ['mail.send'], 200, domains(false), /^✓/, /^✗ .*not verified/],
    ['the domain is missing', 200, ['mail.send'], 200, '[]', /^✓/, /^✗ .*not entered/],
  ])('asks SendGrid: %s', async (_, keyStatus, scopes, domainStatus, domain, key, sender) => {
    const sendGrid = await aSendGrid((response, { url }) => {
      const asked = url?.startsWith('/v3/scopes');
      response.writeHead(asked ? keyStatus : domainStatus, { 'content-type': 'application/json' });
      response.end(asked ? JSON.stringify({ scopes }) : domain);
    });
    const { examined } = await aPatient();
    const { of } = await examined({ sendGridUrl: sendGrid.baseUrl, secret: async () => 'SG.canary' });
    expect(of('SendGrid key')).toMatch(key);
    expect(of('sender domain')).toMatch(sender);
    expect(sendGrid.heard.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/v3/scopes', 'Bearer SG.canary'],
      ['/v3/whitelabel/domains?domain=gesundheitszentrum.example.org', 'Bearer SG.canary'],
      ['/v3/user/webhooks/event/settings/all', 'Bearer SG.canary'],
    ]);
  });

  it('minds a deployed table without protection and without backups', async () => {
    const { office, examined } = await aPatient();
    const { of } = await examined({ stage: { ...office.stage, stage: 'test' } });
    expect(of('table')).toMatch(/^✓/);
    expect(of('table deletion protection')).toMatch(/^✗ .*off/);
    expect(of('table backups')).toMatch(/^✗/);
    expect(of('table stream')).toMatch(/^✓/);
    expect(of('table expiry')).toMatch(/^✓/);
    expect((await examined({ tableName: 'nowhere' })).of('table')).toMatch(/^✗ .*\n +→ .*TABLE_NAME/);
  });

  it('counts what waits for a person, and notices a proof that is old', async () => {
    const { clock, office, parts, say, examined } = await aPatient();
    const now = clock.now();
    const body = Buffer.from('{}');
    await parts.inbox.keep({ event: 'evt_odd', type: 'charge.odd', body, unknown: 'unknown type' }, now);
    const task = {
      matter: 'dispute',
      campaign: 'netzwerk',
      gift: 'pi_1',
      writtenAt: instantOf(now),
    } as const;
    await openTasks(office.table).write({ ...task, task: 'dispute:dp_1' });
    const dueAt = instantOf(new Date(now.getTime() + 3_600_000));
    await openTasks(office.table).write({ ...task, task: 'dispute:dp_2', dueAt });
    await say(reconcile);
    const { of } = await examined();
    expect(of('quarantine')).toMatch(/^✗ .*one event not booked: unknown type\n.*replay/);
    expect(of('tasks')).toMatch(/^– .*2 open\n/);
    expect(of('last proof')).toMatch(/^✓/);
    const inTwoDays = { ...clock, now: () => new Date(clock.now().getTime() + 2 * 86_400_000) };
    const later = await examined({ clock: inTwoDays });
    expect(later.of('tasks')).toMatch(/^✗ .*2 open, 1 overdue\n/);
    expect(later.of('last proof')).toMatch(/^✗ .*2 days ago.*\n.*reconcile/);
  });
});
