import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../infra/stage.ts';
import { subscribedEvents } from '../../../shared/stripe/events.ts';
import { planOf } from './plan.ts';

const production = {
  stage: 'production',
  returnOrigins: 'https://example.org, https://www.example.org',
  mailFrom: 'danke@example.org',
  alarmEmail: 'technik@example.org',
};

describe('a stage', () => {
  it('is a test without real money unless it is called production', () => {
    expect(stageOf({})).toMatchObject({ stage: 'test', livemode: false, sendgridResidency: 'eu' });
    expect(stageOf({ stage: 'preview' }).livemode).toBe(false);
    expect(stageOf(production).livemode).toBe(true);
  });

  it('takes gifts up to what the deployer says, and never an unreadable limit', () => {
    expect(stageOf({}).mostGiftCents).toBe(1_000_000);
    expect(stageOf({ mostGiftCents: '250000' }).mostGiftCents).toBe(250_000);
    for (const mostGiftCents of ['many', '12.5', '0', '-5']) {
      expect(() => stageOf({ mostGiftCents })).toThrow('mostGiftCents');
    }
  });

  it.each(['returnOrigins', 'mailFrom', 'alarmEmail'])('is no production without %s', (missing) => {
    expect(() => stageOf({ ...production, [missing]: undefined })).toThrow(/production needs/);
  });

  it('sends donors back to the named origins, the first one being its own', () => {
    const { returnOrigins } = stageOf(production);
    expect(returnOrigins).toEqual(['https://example.org', 'https://www.example.org']);
  });

  it.each([
    [
      'a page instead of an origin',
      { returnOrigins: 'https://example.org/danke' },
      'an origin is scheme and host only',
    ],
    ['a closing slash', { returnOrigins: 'https://example.org/' }, 'an origin is scheme and host only'],
    [
      'an origin without encryption',
      { returnOrigins: 'http://example.org' },
      'donors are only sent back to https',
    ],
    ['no origin at all', { returnOrigins: '' }, 'Invalid URL'],
    [
      'a name that cannot be part of a path',
      { stage: '../production' },
      'a stage is 2 to 16 small letters and digits',
    ],
    ['a word nobody knows', { livemode: 'true' }, 'livemode'],
  ])('refuses %s', (_what, context, why) => {
    expect(() => stageOf(context)).toThrow(why);
  });

  it('may send donors to the house on this machine', () => {
    expect(stageOf({ returnOrigins: 'http://localhost:4242' }).returnOrigins).toEqual([
      'http://localhost:4242',
    ]);
  });
});

describe('production', () => {
  const { stack, template } = planOf(production);

  it('is protected from being removed by one command', () => {
    expect(stack.terminationProtection).toBe(true);
    expect(planOf().stack.terminationProtection).toBe(false);
  });

  it('knows that it takes real money, and where donors come from', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'tragwerk-production-stripe-webhook',
      Environment: { Variables: { LIVEMODE: 'true', PARAMETER_PREFIX: '/tragwerk/production' } },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'tragwerk-production-public-api',
      Environment: { Variables: { RETURN_ORIGINS: 'https://example.org,https://www.example.org' } },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'tragwerk-production-send-letters',
      Environment: { Variables: { MAIL_FROM: 'danke@example.org', SENDGRID_RESIDENCY: 'eu' } },
    });
  });

  it('says what the deployer has to enter at Stripe', () => {
    template.hasOutput('StripeEvents', { Value: subscribedEvents.join(',') });
    template.hasOutput('StripeApiVersion', { Value: '2026-10-28.endive' });
    for (const name of ['ApiUrl', 'WebhookUrl', 'TableName', 'FailureQueueUrl', 'AlarmTopicArn'])
      expect(Object.keys(template.findOutputs(name))).toEqual([name]);
    expect(JSON.stringify(template.findOutputs('WebhookUrl'))).toContain('/v1/webhooks/stripe');
  });
});
