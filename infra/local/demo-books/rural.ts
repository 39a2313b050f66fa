import { Campaign } from '../../../shared/domain/campaign.ts';
import { GrantTerms } from '../../../shared/domain/grant.ts';
import { type Book, dayIn, granted, monthFrom, need, noted } from './book.ts';

const campaign = 'laendlicher-raum';

/**
 * Rural regions visit each other to learn how health care can be kept there, before they plan a project together. Three
 * visits and costs of 5,088.92 € are true; what of it each visit cost, the rate and the own share are examples.
 *
 * Such money is paid back when the bills are paid, so each tranche belongs to the visits it pays for.
 */
export const ruralBook = (now: Date): Book => {
  const visits = [
    { month: monthFrom(now, -2), cents: 1_696_31 },
    { month: monthFrom(now, -1), cents: 1_696_31 },
    { month: monthFrom(now, 5), cents: 1_696_30 },
  ];
  const needs = visits.map(({ month, cents }, index) =>
    need(campaign, month, `visit-${index + 1}`, {
      costType: 'material',
      title: `Projektbesuch ${index + 1} (Anteil: Beispiel)`,
      cents,
    }),
  );
  const { grant, entries } = granted(
    campaign,
    'grant_leader',
    cooperation(
      now,
      needs.map((each) => each.need),
    ),
    now,
  );
  return {
    campaign: Campaign.parse({
      campaign,
      title: 'Gesundheitsversorgung in ländlichen Räumen',
      summary:
        'Ländliche Regionen lernen voneinander und bereiten ein gemeinsames Vorhaben vor: drei Projektbesuche.',
      carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
      status: 'open',
    }),
    needs,
    grants: [grant],
    entries: [
      noted(campaign, dayIn(monthFrom(now, -2), 1), 'own-share', {
        source: 'donation',
        cents: 1_017_79,
        reason: 'Eigenanteil aus Spenden, Kontoauszug (Beispiel)',
      }),
      ...entries,
    ],
  };
};

const cooperation = (now: Date, [first, second, third]: readonly string[]): GrantTerms => {
  const day = (months: number, date = 1) => dayIn(monthFrom(now, months), date);
  return GrantTerms.parse({
    programme: 'LEADER-Kooperationsanbahnung',
    funders: [{ name: 'LEADER-Region (Beispiel)' }],
    decidedOn: day(-4, 15),
    purpose: 'Anbahnung einer Kooperation zur Gesundheitsversorgung in ländlichen Räumen: Projektbesuche.',
    financing: 'share',
    rateBasisPoints: 8000,
    grantedCents: 4_071_13,
    approval: { from: day(-3), through: day(6, 28) },
    costPlan: [{ costType: 'material', title: 'Drei Projektbesuche', cents: 5_088_92 }],
    ownShare: { cents: 1_017_79, source: 'donation' },
    tranches: [
      {
        tranche: '1',
        dueOn: day(0),
        split: [
          { earmark: first, cents: 678_52 },
          { earmark: second, cents: 1_696_31 },
        ],
      },
      { tranche: '2', dueOn: day(7), split: [{ earmark: third, cents: 1_696_30 }] },
    ],
    reportDueOn: day(8, 28),
    retainUntil: day(12 * 6, 28),
  });
};
