import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../infra/stage.ts';
import { subscribedEvents } from '../../../shared/stripe/events.ts';
import { planOf } from './plan.ts';

const production = {
  stage: 'production',
  siteDomain: 'spenden.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789',
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

  it.each(['mailFrom', 'alarmEmail'])('is no production without %s', (missing) => {
    expect(() => stageOf({ ...production, [missing]: undefined })).toThrow(/production needs/);
  });

  it('sends donors back to other sites only if they are named', () => {
    expect(stageOf({}).returnOrigins).toEqual([]);
    expect(stageOf(production).returnOrigins).toEqual(['https://example.org', 'https://www.example.org']);
  });

  it('has a domain of its own only together with its certificate', () => {
    const { siteDomain: domain, certificateArn } = production;
    expect(stageOf({}).site).toBeUndefined();
    expect(stageOf(production).site).toEqual({ domain, certificateArn });
    for (const one of [{ siteDomain: domain }, { certificateArn }])
      expect(() => stageOf(one)).toThrow('belong together');
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
    [
      'an address instead of a domain',
      { siteDomain: 'https://spenden.example.org', certificateArn: production.certificateArn },
      'a domain is a name',
    ],
    [
      'a certificate that CloudFront cannot see',
      {
        siteDomain: production.siteDomain,
        certificateArn: production.certificateArn.replace('us-east-1', 'eu-central-1'),
      },
      'must be one of us-east-1',
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
      Environment: {
        Variables: {
          RETURN_ORIGINS: 'https://spenden.example.org,https://example.org,https://www.example.org',
        },
      },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'tragwerk-production-send-letters',
      Environment: { Variables: { MAIL_FROM: 'danke@example.org', SENDGRID_RESIDENCY: 'eu' } },
    });
  });

  it('says what the deployer has to enter at Stripe', () => {
    template.hasOutput('StripeEvents', { Value: subscribedEvents.join(',') });
    template.hasOutput('StripeApiVersion', { Value: '2026-10-28.endive' });
    for (const name of [
      'SiteUrl',
      'WidgetUrl',
      'ApiUrl',
      'WebhookUrl',
      'SendGridEventsUrl',
      'SendGridInboundUrl',
      'TableName',
      'ArchiveBucket',
      'FailureQueueUrl',
      'AlarmTopicArn',
    ])
      expect(Object.keys(template.findOutputs(name))).toEqual([name]);
    expect(JSON.stringify(template.findOutputs('WebhookUrl'))).toContain('/v1/webhooks/stripe');
    expect(JSON.stringify(template.findOutputs('SendGridEventsUrl'))).toContain('/v1/webhooks/sendgrid"');
  });
});
