import type { PledgeEnded } from '../../domain/letter.ts';
import { cents } from '../../domain/money.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleClosedCampaign, sampleDay, sampleReader } from '../samples.ts';

const ended: PledgeEnded = {
  kind: 'pledge-ended',
  pledge: 'sub_sample0000000001',
  campaign: sampleCampaign.campaign,
  cents: cents(25_00),
  interval: 'month',
  because: 'asked',
  day: sampleDay,
};

export const pledgeEndedSamples = {
  'as its giver asked': { about: ended, to: sampleReader },
  'quarterly, after the last failed payment': {
    about: { ...ended, interval: 'quarter', because: 'payment-failed' },
    to: sampleReader,
    failure: { reason: 'AC04', nextTryOn: undefined, knownOn: sampleDay },
  },
  'copy, yearly, nobody said why, campaign closed': {
    about: { ...ended, interval: 'year', because: 'payment-failed' },
    to: { email: 'bea@example.org' },
    copy: true,
    campaign: sampleClosedCampaign,
  },
} as const satisfies Record<string, LetterSample<'pledge-ended'>>;
