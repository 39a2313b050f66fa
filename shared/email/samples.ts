import { Campaign } from '../domain/campaign.ts';
import { Carrier } from '../domain/carrier.ts';
import type { Recipient } from '../domain/letter.ts';
import { Day, Instant } from '../domain/month.ts';
import type { LetterLinks } from './letter-template.ts';

// Made up, all of it: no such centre, no such notice. The names say so.

export const sampleCarrier: Carrier = Carrier.parse({
  carrier: 'beispielstadt',
  name: 'Solidarisches Gesundheitszentrum Beispielstadt e.V.',
  street: 'Musterstraße 1',
  postalCode: '04315',
  city: 'Beispielstadt',
  email: 'buero@beispielstadt.example.org',
  taxOffice: 'Beispielstadt II',
  taxNumber: '231/000/00000',
  taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-04-03', assessmentYear: 2023 },
  purposes: ['Förderung des öffentlichen Gesundheitswesens und der öffentlichen Gesundheitspflege'],
});

/** A body too young for an assessment. */
export const sampleYoungCarrier: Carrier = Carrier.parse({
  ...sampleCarrier,
  taxNotice: { kind: 'section60a', issuedOn: '2025-09-15' },
  purposes: [
    'Förderung des öffentlichen Gesundheitswesens und der öffentlichen Gesundheitspflege',
    'Förderung der Volks- und Berufsbildung',
  ],
});

export const sampleCampaign: Campaign = Campaign.parse({
  campaign: 'beispielstadt',
  title: 'Ein Gesundheitszentrum für Beispielstadt',
  summary: 'Sprechstunden, Beratung und ein offenes Haus für das Viertel.',
  carriers: [{ carrier: 'beispielstadt', from: '2025-01-01' }],
  status: 'open',
});

export const sampleClosedCampaign: Campaign = Campaign.parse({ ...sampleCampaign, status: 'closed' });

export const sampleReader: Recipient = { email: 'ada@example.org', name: 'Ada Beispiel' };

export const sampleLinks: LetterLinks = {
  campaign: `https://tragwerk.example/c/${sampleCampaign.campaign}`,
  // As long as a real one, and good for nothing.
  pledge: (purpose, pledge) =>
    `https://tragwerk.example/v1/pledges/link?token=${purpose}-${pledge}-${'x'.repeat(130)}`,
  wall: (donation) => `https://tragwerk.example/wall/link?token=${donation}-${'x'.repeat(110)}`,
  confirm: (ask) => `https://tragwerk.example/news/confirm?token=${ask}-${'x'.repeat(110)}`,
  news: `https://tragwerk.example/c/${sampleCampaign.campaign}/news`,
  answer: (message) => `https://tragwerk.example/messages/answer?token=${message}-${'x'.repeat(110)}`,
  receipts: () => `https://tragwerk.example/receipts/link?token=${'x'.repeat(190)}`,
  editor: (topic, edition) => `https://tragwerk.example/treasury/updates/${topic}/${edition}`,
  edition: ({ topic, edition }) => ({
    give: (campaign) => `https://tragwerk.example/c/${campaign}?by=${topic}-${edition}`,
    page: `https://tragwerk.example/c/${topic}/updates/${edition}`,
    leave: `https://tragwerk.example/u/${'x'.repeat(170)}`,
    preferences: `https://tragwerk.example/news/${'x'.repeat(170)}`,
    picture: 'cid:picture',
  }),
};

export const sampleDay = Day.parse('2026-11-22');
export const sampleInstant = Instant.parse('2026-11-22T09:30:00.000Z');
