import type { ReceiptMailed } from '../../domain/letter.ts';
import { cents } from '../../domain/money.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleCarrier, sampleDay, sampleReader } from '../samples.ts';

const single: ReceiptMailed = {
  kind: 'receipt',
  receipt: 'rcpt_sample00000001',
  number: 'BEISPIELSTADT-2026-000123',
  carrier: sampleCarrier.carrier,
  campaign: sampleCampaign.campaign,
  cents: cents(1_322_50),
  day: sampleDay,
  form: 'single',
  year: 2026,
};

export const receiptSamples = {
  'for one gift': { about: single, to: sampleReader },
  'for one gift by debit': { about: { ...single, debitMayReturn: true }, to: sampleReader },
  'for a year': { about: { ...single, form: 'collective', year: 2025 }, to: sampleReader },
  'in place of another, written twice': {
    about: {
      ...single,
      form: 'collective',
      number: 'BEISPIELSTADT-2026-000124',
      replaces: 'BEISPIELSTADT-2026-000123',
    },
    to: { email: 'bea@example.org' },
    copy: true,
  },
  'a copy': { about: { ...single, copy: 1, replaces: 'BEISPIELSTADT-2026-000100' }, to: sampleReader },
} as const satisfies Record<string, LetterSample<'receipt'>>;
