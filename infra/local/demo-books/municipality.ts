import { Campaign } from '../../../shared/domain/campaign.ts';
import { GrantTerms } from '../../../shared/domain/grant.ts';
import { Month, monthsBetween } from '../../../shared/domain/month.ts';
import { type Book, cameBy, dayIn, granted, need, noted } from './book.ts';

const campaign = 'gesundheitsnetzwerk';

/**
 * A municipality builds up steering for health over five years, paid by the statutory health insurers' alliance (§ 20a
 * SGB V); only municipalities may apply. An association does a part of the work and gets its part from the municipality,
 * less each year. That there is such a programme, who pays and for how long is true; all amounts are examples.
 *
 * It is in its third year, whenever one looks.
 */
export const municipalityBook = (now: Date): Book => {
  const firstYear = now.getUTCFullYear() - 2;
  const years = [0, 1, 2, 3, 4].map((index) => firstYear + index);
  const { grant, entries } = granted(campaign, 'grant_kommune', programme(years), now);
  const months = monthsBetween(Month.parse(`${firstYear}-01`), Month.parse(`${firstYear + 4}-12`));
  return {
    campaign: Campaign.parse({
      campaign,
      title: 'Kommunales Gesundheitsnetzwerk',
      summary:
        'Eine Kommune baut fünf Jahre lang Strukturen für Gesundheitsförderung auf, finanziert vom GKV-Bündnis für Gesundheit. Ein Zentrum trägt als Partner einen Teil der Arbeit.',
      carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
      status: 'open',
    }),
    needs: months.flatMap((month) => [
      need(campaign, month, 'guidance', {
        costType: 'staff',
        title: 'Prozessbegleitung (Beispiel)',
        cents: 800_00,
      }),
      need(campaign, month, 'workshops', {
        costType: 'material',
        title: 'Workshops (Beispiel)',
        cents: 200_00,
      }),
    ]),
    grants: [grant],
    entries: [
      ...entries,
      ...cameBy(
        ownShares.map((cents, index) =>
          noted(campaign, dayIn(Month.parse(`${firstYear + index}-09`), 1), 'own-share', {
            source: 'donation',
            cents,
            reason: 'Eigenanteil aus Spenden, Kontoauszug (Beispiel)',
          }),
        ),
        now,
      ),
    ],
  };
};

/** From 90 % of the costs to half of them; the own share makes up for it. */
const yearly = [10_800_00, 9_600_00, 8_400_00, 7_200_00, 6_000_00];
const ownShares = [1_200_00, 2_400_00, 3_600_00, 4_800_00, 6_000_00];

const programme = (years: readonly number[]): GrantTerms => {
  const [first = 0] = years;
  return GrantTerms.parse({
    programme: 'Kommunales Förderprogramm, GKV-Bündnis für Gesundheit (§ 20a SGB V)',
    funders: [{ name: 'GKV-Bündnis für Gesundheit' }],
    passedOnBy: { name: 'Kommune (Beispiel)', decidedOn: `${first - 1}-11-15` },
    decidedOn: `${first - 1}-12-01`,
    purpose: 'Aufbau gesundheitsförderlicher Steuerungsstrukturen: Prozessbegleitung und Workshops.',
    financing: 'share',
    rateBasisPoints: 7000,
    grantedCents: 42_000_00,
    approval: { from: `${first}-01-01`, through: `${first + 4}-12-31` },
    costPlan: [
      { costType: 'staff', title: 'Prozessbegleitung (Beispiel)', cents: 48_000_00 },
      { costType: 'material', title: 'Workshops (Beispiel)', cents: 12_000_00 },
    ],
    ownShare: { cents: 18_000_00, source: 'donation', note: 'steigt von Jahr zu Jahr (Beispiel)' },
    tranches: years.map((year, index) => ({
      tranche: String(year),
      dueOn: `${year}-01-15`,
      split: [
        { earmark: 'staff', cents: ((yearly[index] ?? 0) * 4) / 5 },
        { earmark: 'material', cents: (yearly[index] ?? 0) / 5 },
      ],
    })),
    reportDueOn: `${first + 5}-06-30`,
    retainUntil: `${first + 10}-12-31`,
  });
};
