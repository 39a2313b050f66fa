import type { ADesk } from '../a-desk.ts';
import type { Sample } from '../sample.ts';

/** Invented: an association in Köln that may become a carrier. Its IBAN and creditor identifier are those of examples. */
export const aCarrier = {
  name: 'Verein Gesundheit Köln e.V. (Beispiel)',
  street: 'Musterstraße 2',
  postalCode: '51065',
  city: 'Köln',
  email: 'verein@koeln.example.org',
  bank: { holder: 'Verein Gesundheit Köln e.V.', iban: 'DE89370400440532013000' },
  creditorId: 'DE98ZZZ09999999999',
  taxOffice: 'Köln-Ost (Beispiel)',
  taxNumber: '000/000/00001 (Beispiel)',
  purposes: ['Förderung des öffentlichen Gesundheitswesens'],
};

export const aNotice = { kind: 'exemptionNotice', issuedOn: '2025-03-10', assessmentYear: 2023 } as const;

const settings = { title: 'Netzwerk', summary: 'Was die Zentren zusammen tun (Beispiel).' };

const ofCampaign = (what: string) => ({
  path: `/v1/treasury/campaigns/netzwerk/${what}`,
  elsewhere: `/v1/treasury/campaigns/sprechstunde/${what}`,
});

/** A second carrier to hand over to. */
export const koelnCarrier = async (desk: ADesk): Promise<void> => {
  const answer = await desk
    .as('treasurer')
    .post('/v1/treasury/carriers', { carrier: 'koeln', ...aCarrier, taxNotice: aNotice });
  if (answer.status !== 201) throw new Error(answer.text);
};

const closed = async (desk: ADesk): Promise<void> => {
  for (const campaign of ['netzwerk', 'sprechstunde']) {
    await desk.as('treasurer').post(`/v1/treasury/campaigns/${campaign}/close`, { openNeeds: 'keep' });
  }
};

/** The demo federation was written before versions were counted. */
const asWritten = async (): Promise<string> => '"0"';

export const federationSamples: Readonly<Record<string, Sample>> = {
  readFederation: { path: '/v1/treasury/federation' },
  addCampaign: {
    path: '/v1/treasury/campaigns',
    input: { ...settings, title: 'Sommerfest (Beispiel)', centre: 'leipzig', carrier: 'leipzig' },
  },
  readSettings: ofCampaign('settings'),
  changeSettings: { ...ofCampaign('settings'), input: settings, prepare: asWritten },
  moveCampaign: { ...ofCampaign('centre'), input: { centre: 'berlin' }, prepare: asWritten },
  handOver: {
    ...ofCampaign('hand-over'),
    input: { carrier: 'koeln', from: '2027-01-01' },
    prepare: koelnCarrier,
  },
  openCampaign: { ...ofCampaign('open'), input: {}, prepare: closed },
  closeCampaign: { ...ofCampaign('close'), input: { openNeeds: 'keep' } },
  readStatement: ofCampaign('statement'),
  readCampaignHistory: ofCampaign('history'),
  addCentre: { path: '/v1/treasury/centres', input: { name: 'Gesundheitszentrum Halle', city: 'Halle' } },
  changeCentre: {
    path: '/v1/treasury/centres/leipzig',
    elsewhere: '/v1/treasury/centres/koeln',
    input: { name: 'Poliklinik (Beispiel)', city: 'Leipzig' },
    prepare: asWritten,
  },
  readCentreHistory: {
    path: '/v1/treasury/centres/leipzig/history',
    elsewhere: '/v1/treasury/centres/koeln/history',
  },
  addCarrier: { path: '/v1/treasury/carriers', input: { ...aCarrier, taxNotice: aNotice } },
  changeCarrier: { path: '/v1/treasury/carriers/leipzig', input: aCarrier, prepare: asWritten },
  addNotice: {
    path: '/v1/treasury/carriers/leipzig/notices',
    input: { ...aNotice, issuedOn: '2026-06-01' },
  },
  readCarrierHistory: { path: '/v1/treasury/carriers/leipzig/history' },
};
