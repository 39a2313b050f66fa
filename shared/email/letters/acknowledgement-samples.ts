import type { Acknowledgement } from '../../domain/letter.ts';
import { cents } from '../../domain/money.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleDay, sampleReader, sampleYoungCarrier } from '../samples.ts';

const gift: Acknowledgement = {
  kind: 'acknowledgement',
  gift: 'pi_sample0000000001',
  donation: 'D-2026-7K3QX',
  campaign: sampleCampaign.campaign,
  earmark: 'free',
  cents: cents(25_00),
  day: sampleDay,
  method: 'sepa_debit',
};

export const acknowledgementSamples = {
  'small gift': { about: gift, to: sampleReader },
  'payment of a promise': { about: { ...gift, pledge: 'sub_sample0000000001' }, to: sampleReader },
  'with a name for the wall': { about: { ...gift, wishes: true }, to: sampleReader, onWall: true },
  'with the box for news ticked': { about: { ...gift, wishes: true }, to: sampleReader, wantsNews: true },
  'large gift for staff': {
    about: { ...gift, cents: cents(1_250_00), earmark: 'staff', method: 'card' },
    to: sampleReader,
  },
  'exactly 300 €, by PayPal, for material': {
    about: { ...gift, cents: cents(300_00), earmark: 'material', method: 'paypal' },
    to: sampleReader,
  },
  'for one need, young carrier': {
    about: { ...gift, cents: cents(80_50), earmark: 'need_coordination-2026-11', method: 'card' },
    to: sampleReader,
    needTitle: 'Halbe Stelle Koordination',
    carrier: sampleYoungCarrier,
  },
  'copy, no name, no donation number, unknown means': {
    about: { ...gift, donation: undefined, method: 'shells' },
    to: { email: 'bea@example.org' },
    copy: true,
  },
} as const satisfies Record<string, LetterSample<'acknowledgement'>>;
