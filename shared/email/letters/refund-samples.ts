import type { RefundNotice } from '../../domain/letter.ts';
import { cents } from '../../domain/money.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleDay, sampleReader } from '../samples.ts';

const refund: RefundNotice = {
  kind: 'refund',
  gift: 'pi_sample0000000001',
  refund: 're_sample0000000001',
  campaign: sampleCampaign.campaign,
  earmark: 'free',
  cents: cents(25_00),
  day: sampleDay,
  method: 'sepa_debit',
};

export const refundSamples = {
  'of a debit': { about: refund, to: sampleReader },
  'copy, large, no name, unknown means': {
    about: { ...refund, cents: cents(999_999_99), method: 'shells' },
    to: { email: 'bea@example.org' },
    copy: true,
  },
} as const satisfies Record<string, LetterSample<'refund'>>;
