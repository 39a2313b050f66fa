import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleDay, sampleReader } from '../samples.ts';

const about = {
  kind: 'receipt-link',
  donor: 'donor_sample0000000001',
  link: 'link_sample0000000001',
  campaign: sampleCampaign.campaign,
  day: sampleDay,
} as const;

export const receiptLinkSamples = {
  'to whoever asked': { about, to: { email: sampleReader.email } },
} as const satisfies Record<string, LetterSample<'receipt-link'>>;
