import { describe, expect, it } from 'vitest';
import { lineOf } from '../../infra/commands/doctor/check.ts';
import { postWebhookChecks } from '../../infra/commands/doctor/post-webhook.ts';
import { stageOf } from '../../infra/stage.ts';
import { aSendGrid } from '../email/a-sendgrid.ts';

/** What the doctor says of what SendGrid answers, below the name of each thing. */
const examined = async (
  answered: object,
  { status = 200, leaveMailDomain = '', secret = 'MFkw-canary' } = {},
) => {
  const sendGrid = await aSendGrid((response) => response.writeHead(status).end(JSON.stringify(answered)));
  const checks = await postWebhookChecks({
    sendGridUrl: sendGrid.baseUrl,
    webhookUrl: 'https://api.example.org/v1/webhooks/stripe',
    secret: async () => secret,
    stage: { ...stageOf({}), leaveMailDomain },
  });
  const lines = checks.map(lineOf);
  expect(lines.join('\n')).not.toContain('canary');
  return (name: string): string => lines[checks.findIndex((check) => check.name === name)] ?? '';
};

/** As SendGrid answers about a webhook that tells all we hear, and nothing else. */
const anEventWebhook = {
  id: '77d4a5da-7015-11ed-a1eb-0242ac120002',
  friendly_name: 'Tragwerk',
  enabled: true,
  url: 'https://api.example.org/v1/webhooks/sendgrid',
  delivered: true,
  bounce: true,
  dropped: true,
  spam_report: true,
  unsubscribe: true,
  group_unsubscribe: true,
  group_resubscribe: false,
  processed: false,
  deferred: false,
  open: false,
  click: false,
  public_key: 'MFkw-canary',
};
const inboundUrl = 'https://api.example.org/v1/webhooks/sendgrid/inbound/canary-0123456789';

const noSecret = async (): Promise<string> => 'canary';

describe('what the doctor says of SendGrid’s calls', () => {
  it.each([
    ['is as it should be', [anEventWebhook], /^✓ .*exactly the 6 kinds we hear$/],
    ['is beside others', [{ url: 'https://x.example' }, anEventWebhook], /^✓ /],
    ['is none', [], /^✗ .*none calls us\n.*calls https:\/\/api\.example\.org\/v1\/webhooks\/sendgrid /],
    ['is off', [{ ...anEventWebhook, enabled: false }], /^✗ .*switched off/],
    [
      'does not sign',
      [{ ...anEventWebhook, public_key: '' }],
      /^✗ .*does not sign.*\n.*Signed Event Webhook/,
    ],
    [
      'has another key',
      [{ ...anEventWebhook, public_key: 'other' }],
      /^✗ .*do not know.*\n.*secret sendgrid-w/,
    ],
    [
      'keeps silent',
      [{ ...anEventWebhook, bounce: false, dropped: undefined }],
      /^✗ .*not tell bounce, dropped\n/,
    ],
    ['tells too much', [{ ...anEventWebhook, open: true }], /^– .*tells open too\n/],
  ])('that the event webhook %s', async (_, webhooks, said) => {
    const of = await examined({ webhooks, max_allowed: 2 });
    expect(of('event webhook')).toMatch(said);
    expect(of('leaving by letter')).toMatch(/^– .*not offered/);
  });

  it.each([
    [
      'is as it should be',
      200,
      [{ hostname: 'antwort.example.org', url: inboundUrl }],
      /^✓ .*antwort\.example/,
    ],
    [
      'is of another host',
      200,
      [{ hostname: 'x.example.org', url: inboundUrl }],
      /^✗ .*nobody takes letters/,
    ],
    [
      'has another key',
      200,
      [{ hostname: 'antwort.example.org', url: `${inboundUrl}x` }],
      /^✗ .*another key\n/,
    ],
    ['cannot be seen', 403, [], /^– .*may not look/],
    ['cannot be asked', 500, [], /^✗ .*answers 500/],
  ])('that leaving by letter %s', async (_, status, result, said) => {
    const leaveMailDomain = 'antwort.example.org';
    const of = await examined({ result }, { status, leaveMailDomain, secret: 'x, canary-0123456789' });
    expect(of('leaving by letter')).toMatch(said);
  });

  it('is nothing where no letter leaves the machine, and a question where the address is not known', async () => {
    const stage = stageOf({});
    const house = { stage, secret: noSecret, sendGridUrl: undefined, webhookUrl: undefined };
    expect(await postWebhookChecks(house)).toEqual([]);
    const [check] = await postWebhookChecks({ ...house, sendGridUrl: 'http://127.0.0.1:9' });
    expect(check).toMatchObject({ ok: undefined, advice: expect.stringContaining('WEBHOOK_URL') });
  });
});
