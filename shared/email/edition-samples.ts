import type { CampaignFigures, Edition, EditionFigures, MonthFigures } from '../domain/edition.ts';
import type { Language } from '../domain/language.ts';
import { type Cents, cents, sumCents } from '../domain/money.ts';
import { Instant, Month } from '../domain/month.ts';
import type { CostType } from '../domain/need.ts';
import { federation } from '../domain/topic.ts';
import type { EditionContent } from './edition-content.ts';
import { sampleCampaign, sampleCarrier } from './samples.ts';

// Made up, like all samples: no such month, no such needs.

type Need = readonly [title: string, neededCents: number, coveredCents: number];

const bySource = (donation: number, membership = 0, grant = 0, event = 0) => ({
  donation: cents(donation),
  membership: cents(membership),
  grant: cents(grant),
  event: cents(event),
});

const costTypeOf = (costType: CostType, needs: readonly Need[], grant: number) => {
  const neededCents = sumCents(needs.map(([, needed]) => needed));
  const coveredCents = sumCents(needs.map(([, , covered]) => covered));
  return {
    costType,
    neededCents,
    coveredCents,
    missingCents: cents(neededCents - coveredCents),
    coveredBySource: bySource(coveredCents - Math.min(grant, coveredCents), 0, Math.min(grant, coveredCents)),
    needs: needs.map(([title, needed, covered]) => ({
      title,
      neededCents: cents(needed),
      coveredCents: cents(covered),
    })),
  };
};

/** A month of these needs. @param received what came in during it, by source */
export const sampleMonth = (
  month: string,
  { staff, material }: Readonly<Record<CostType, readonly Need[]>>,
  received: { readonly [Source in keyof ReturnType<typeof bySource>]: Cents },
  more: { readonly pending?: number; readonly returned?: number } = {},
): MonthFigures => {
  const costTypes = [
    ...(staff.length === 0 ? [] : [costTypeOf('staff', staff, 900_00)]),
    ...(material.length === 0 ? [] : [costTypeOf('material', material, 0)]),
  ];
  return {
    month: Month.parse(month),
    neededCents: sumCents(costTypes.map((each) => each.neededCents)),
    coveredCents: sumCents(costTypes.map((each) => each.coveredCents)),
    missingCents: sumCents(costTypes.map((each) => each.missingCents)),
    pendingCents: cents(more.pending ?? 0),
    receivedCents: received,
    returnedCents: cents(more.returned ?? 0),
    costTypes,
  };
};

const sampleFigures: CampaignFigures = {
  campaign: sampleCampaign.campaign,
  title: sampleCampaign.title,
  open: true,
  thisMonth: sampleMonth(
    '2026-12',
    {
      staff: [
        ['Halbe Stelle Koordination', 2150_00, 1290_00],
        ['Sozialberatung, zehn Stunden', 640_00, 0],
      ],
      material: [
        ['Miete des Beratungsraums', 480_00, 480_00],
        ['Druck und Technik', 195_50, 20_00],
      ],
    },
    bySource(340_00, 90_00),
    { pending: 125_00 },
  ),
  lastMonth: sampleMonth(
    '2026-11',
    {
      staff: [['Halbe Stelle Koordination', 2150_00, 2150_00]],
      material: [['Miete des Beratungsraums', 480_00, 432_50]],
    },
    bySource(1612_50, 90_00, 900_00, 212_40),
    { returned: -25_00 },
  ),
};

const asOf = Instant.parse('2026-12-01T08:00:00.000Z');
const one: EditionFigures = { asOf, campaigns: [sampleFigures] };

const several: EditionFigures = {
  asOf,
  campaigns: [
    sampleFigures,
    {
      ...sampleFigures,
      campaign: 'nachbarstadt',
      title: 'Hebammenpraxis Nachbarstadt',
      centre: 'Zentrum Nachbarstadt',
    },
    { campaign: 'landpraxis', title: 'Eine Praxis auf dem Land', open: true },
  ],
};

const monthly: Edition = {
  topic: sampleCampaign.campaign,
  edition: '2026-12',
  occasion: 'month',
  month: Month.parse('2026-12'),
  signedFor: sampleCampaign.campaign,
  state: 'approved',
  texts: {
    de: {
      paragraph:
        'im November ist unser **Beratungsraum** fertig geworden. Danke an alle, die gestrichen, geschleppt und gespendet haben!\n\n- Dienstags gibt es jetzt Sprechstunde.\n- Freitags kocht die Nachbarschaft.',
      nextStep: 'Kommen Sie am 12. Dezember zum offenen Abend im Zentrum.',
    },
    en: {
      paragraph:
        'in November our **counselling room** was finished. Thank you to everyone who painted, carried and gave!\n\n- There are consultations on Tuesdays now.\n- On Fridays the neighbourhood cooks.',
      nextStep: 'Come to our open evening at the centre on 12 December.',
    },
  },
  milestones: [
    {
      milestone: 'covered',
      campaign: sampleCampaign.campaign,
      month: Month.parse('2026-11'),
      costType: 'staff',
    },
  ],
  draftedAt: Instant.parse('2026-11-25T06:00:00.000Z'),
  sendAt: asOf,
  withoutApproval: false,
  told: ['drafted'],
};

const milestones: Edition = {
  ...monthly,
  edition: '2026-12-03',
  occasion: 'milestones',
  texts: {},
  milestones: [
    {
      milestone: 'half',
      campaign: sampleCampaign.campaign,
      month: Month.parse('2026-12'),
      costType: 'staff',
    },
    {
      milestone: 'covered',
      campaign: sampleCampaign.campaign,
      month: Month.parse('2026-12'),
      costType: 'material',
    },
  ],
};

const merged: readonly Edition[] = [
  milestones,
  {
    ...milestones,
    topic: 'nachbarstadt',
    milestones: [
      { milestone: 'first-gift', campaign: 'nachbarstadt', centre: 'nachbarstadt' },
      { milestone: 'year', campaign: 'nachbarstadt', year: '2026' },
    ],
  },
];

type Sample = Omit<EditionContent, 'language' | 'carrier'>;

const title = sampleCampaign.title;
const empty: EditionFigures = { asOf, campaigns: [{ campaign: sampleCampaign.campaign, title, open: true }] };

const samples = {
  month: { editions: [monthly], figures: one, title },
  'month without needs, gifts and words': {
    editions: [{ ...monthly, texts: {}, milestones: [] }],
    figures: empty,
    title,
  },
  federation: {
    editions: [{ ...monthly, topic: federation, texts: {} }],
    figures: several,
    title: sampleCarrier.name,
  },
  milestones: { editions: [milestones], figures: one, title },
  'milestones of two campaigns, a copy': {
    editions: merged,
    figures: { ...several, campaigns: several.campaigns.slice(0, 2) },
    title: sampleCarrier.name,
    copy: true,
  },
} as const satisfies Record<string, Sample>;

/** Letters to supporters as they could be, by name, in one language. */
export const editionSamples = (language: Language): Readonly<Record<string, EditionContent>> =>
  Object.fromEntries(
    Object.entries<Sample>(samples).map(([name, sample]) => [
      name,
      { ...sample, carrier: sampleCarrier, language },
    ]),
  );
