import type { ReceiptWithdrawn } from '../../domain/letter.ts';
import { cents } from '../../domain/money.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleCarrier, sampleDay, sampleReader } from '../samples.ts';

const about: ReceiptWithdrawn = {
  kind: 'receipt-withdrawn',
  receipt: 'rcpt_sample00000001',
  number: 'BEISPIELSTADT-2026-000123',
  carrier: sampleCarrier.carrier,
  campaign: sampleCampaign.campaign,
  cents: cents(1_322_50),
  day: sampleDay,
  because: 'refunded',
  replacementFollows: true,
};

export const receiptWithdrawnSamples = {
  'after a refund': { about, to: sampleReader },
  'after a return, nothing left': {
    about: { ...about, because: 'returned', replacementFollows: false },
    to: sampleReader,
  },
  'corrected, written twice': {
    about: { ...about, because: 'corrected' },
    to: { email: 'bea@example.org' },
    copy: true,
  },
  'our mistake': { about: { ...about, because: 'mistake', replacementFollows: false }, to: sampleReader },
} as const satisfies Record<string, LetterSample<'receipt-withdrawn'>>;
