import type { Campaign } from '../../../shared/domain/campaign.ts';
import type { Table } from '../../../shared/store/table.ts';

/** The federation of the simulated world. */
export const campaignNames = ['netzwerk', 'leipzig', 'dresden'] as const;

const carrier = {
  carrier: 'traeger',
  name: 'Gesundheitszentrum Beispielstadt e.V.',
  street: 'Musterstraße 1',
  postalCode: '04315',
  city: 'Beispielstadt',
  email: 'spenden@example.org',
  taxOffice: 'Beispielstadt',
  taxNumber: '000/000/00000',
  taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-05-12', assessmentYear: 2024 },
  purposes: ['Förderung des öffentlichen Gesundheitswesens'],
};

const campaign = (name: Campaign['campaign']) => ({
  campaign: name,
  title: `Kampagne ${name}`,
  summary: 'Beispiel',
  carriers: [{ carrier: 'traeger', from: '2020-01-01' }],
  status: 'open',
});

/** Written as `npm run federation` writes it, so that no schema of the house has to be asked. */
export const settle = async (table: Table): Promise<void> => {
  await table.put({ pk: 'FEDERATION', sk: 'CARRIER#traeger', kind: 'CARRIER', ...carrier });
  for (const name of campaignNames) {
    await table.put({ pk: `CAMPAIGN#${name}`, sk: 'CAMPAIGN', kind: 'CAMPAIGN', ...campaign(name) });
    await table.put({
      pk: `CAMPAIGN#${name}`,
      sk: 'NEED#2027-01#need_coordination-2027-01',
      kind: 'NEED',
      need: 'need_coordination-2027-01',
      campaign: name,
      month: '2027-01',
      costType: 'staff',
      title: 'Koordination',
      neededCents: 1000_00,
      priority: 100,
    });
  }
};
