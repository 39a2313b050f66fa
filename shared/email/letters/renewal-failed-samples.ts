import type { RenewalFailed } from '../../domain/letter.ts';
import { cents } from '../../domain/money.ts';
import { Day } from '../../domain/month.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleClosedCampaign, sampleDay, sampleReader } from '../samples.ts';

const renewal: RenewalFailed = {
  kind: 'renewal-failed',
  pledge: 'sub_sample0000000001',
  invoice: 'in_sample0000000001',
  campaign: sampleCampaign.campaign,
  cents: cents(25_00),
  interval: 'month',
  day: sampleDay,
};

const inFiveDays = Day.parse('2026-11-27');

export const renewalFailedSamples = {
  'not enough money, tried again': {
    about: renewal,
    to: sampleReader,
    failure: { reason: 'AM04', nextTryOn: inFiveDays, knownOn: sampleDay },
  },
  'card expired, quarterly, last try': {
    about: { ...renewal, interval: 'quarter', cents: cents(1_250_00) },
    to: sampleReader,
    failure: { reason: 'expired_card', nextTryOn: undefined, knownOn: sampleDay },
  },
  'account closed': {
    about: renewal,
    to: sampleReader,
    failure: { reason: 'AC04', nextTryOn: inFiveDays, knownOn: sampleDay },
  },
  'taken back, yearly, campaign closed': {
    about: { ...renewal, interval: 'year' },
    to: sampleReader,
    failure: { reason: 'MD06', nextTryOn: undefined, knownOn: sampleDay },
    campaign: sampleClosedCampaign,
  },
  'copy, late, no name, nobody said why': {
    about: renewal,
    to: { email: 'bea@example.org' },
    copy: true,
    failure: { reason: undefined, nextTryOn: inFiveDays, knownOn: Day.parse('2026-11-30') },
  },
} as const satisfies Record<string, LetterSample<'renewal-failed'>>;
