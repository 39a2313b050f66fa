import { GrantTerms } from '../../../shared/domain/grant.ts';
import type { ADesk } from '../a-desk.ts';
import type { Sample } from '../sample.ts';

/** A grant of 6,000 € by a foundation, in two tranches; invented, as all of it. */
export const aGrant = {
  programme: 'Gesund im Stadtteil (Beispiel)',
  funders: [{ name: 'Stiftung Beispiel' }],
  fileNumber: 'GS-2026-017',
  decidedOn: '2026-09-15',
  purpose: 'Koordination und Material für die Arbeit im Stadtteil.',
  financing: 'fixed',
  grantedCents: 6000_00,
  approval: { from: '2026-10-01', through: '2027-03-31' },
  costPlan: [
    { costType: 'staff', title: 'Koordination', cents: 5000_00 },
    { costType: 'material', title: 'Material', cents: 1000_00 },
  ],
  tranches: [
    { tranche: '1', dueOn: '2026-11-01', split: [{ earmark: 'staff', cents: 3000_00 }] },
    {
      tranche: '2',
      dueOn: '2027-01-15',
      split: [
        { earmark: 'staff', cents: 2000_00 },
        { earmark: 'material', cents: 1000_00 },
      ],
    },
  ],
  reportDueOn: '2027-09-30',
  retainUntil: '2033-12-31',
} as const;

const grants = (campaign: string) => `/v1/treasury/campaigns/${campaign}/grants`;
const fees = (campaign: string) => `/v1/treasury/campaigns/${campaign}/membership-fees`;

/** In both campaigns, so that a wrong door would find something behind it. */
const written = async (desk: ADesk): Promise<string> => {
  for (const campaign of ['netzwerk', 'sprechstunde']) {
    await desk.parts.grants.add({ campaign, grant: 'grant_sample', ...GrantTerms.parse(aGrant) });
  }
  return '"1"';
};

const fee = { member: 'M-017', month: '2026-11', day: '2026-11-20', cents: 5_00 };

const inBoth = (path: (campaign: string) => string) => ({
  path: path('netzwerk'),
  elsewhere: path('sprechstunde'),
});

export const moneySamples: Readonly<Record<string, Sample>> = {
  listMembershipFees: inBoth((campaign) => `${fees(campaign)}?period=2026`),
  addMembershipFee: { ...inBoth(fees), input: fee },
  previewMembershipFees: {
    ...inBoth((campaign) => `${fees(campaign)}/upload/preview`),
    input: { text: 'M-017;2026-11;20.11.2026;5,00' },
  },
  uploadMembershipFees: { ...inBoth((campaign) => `${fees(campaign)}/upload`), input: { rows: [fee] } },
  listGrants: { ...inBoth(grants), prepare: async (desk) => void (await written(desk)) },
  addGrant: { ...inBoth(grants), input: { grant: 'grant_new', ...aGrant } },
  readGrant: {
    ...inBoth((campaign) => `${grants(campaign)}/grant_sample`),
    prepare: async (desk) => void (await written(desk)),
  },
  changeGrant: {
    ...inBoth((campaign) => `${grants(campaign)}/grant_sample`),
    input: { ...aGrant, note: 'Ansprechpartnerin hat gewechselt.' },
    prepare: written,
  },
  receiveTranche: {
    ...inBoth((campaign) => `${grants(campaign)}/grant_sample/tranches/1/receive`),
    input: { day: '2026-11-20', cents: 3000_00 },
    prepare: async (desk) => void (await written(desk)),
  },
  readGrantHistory: {
    ...inBoth((campaign) => `${grants(campaign)}/grant_sample/history`),
    prepare: async (desk) => void (await written(desk)),
  },
};
