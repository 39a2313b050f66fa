import { GrantTerms } from '../../../shared/domain/grant.ts';
import { monthsBetween } from '../../../shared/domain/month.ts';
import { type Book, cameBy, dayIn, fees, granted, monthFrom, need, noted } from './book.ts';

const campaign = 'netzwerk';

/**
 * The year behind the networking campaign of the demo federation: what its months needed, and the three sources the
 * centres name, fees, donations and money of public funds and foundations. All amounts are examples.
 */
export const networkBook = (now: Date): Book => {
  const first = monthFrom(now, -11);
  const months = monthsBetween(first, monthFrom(now, 0));
  const { grant, entries } = granted(campaign, 'grant_stiftung', foundation(now), now);
  return {
    // Those from this month on stand in the demo federation.
    needs: months.slice(0, -1).flatMap((month) => [
      need(campaign, month, 'coordination', {
        costType: 'staff',
        title: 'Koordination, halbe Stelle (Beispiel)',
        cents: 2150_00,
        priority: 10,
      }),
      need(campaign, month, 'publicity', {
        costType: 'staff',
        title: 'Öffentlichkeitsarbeit, Honorare (Beispiel)',
        cents: 640_00,
        priority: 20,
      }),
      need(campaign, month, 'travel', {
        costType: 'material',
        title: 'Fahrten zwischen den Zentren (Beispiel)',
        cents: 280_00,
        priority: 10,
      }),
      need(campaign, month, 'print', {
        costType: 'material',
        title: 'Druck und Technik (Beispiel)',
        cents: 195_50,
        priority: 20,
      }),
    ]),
    grants: [grant],
    entries: [
      ...entries,
      ...cameBy(
        months.flatMap((month, index) => [
          ...fees(campaign, month, 20, 18_00),
          ...transfers.map(({ day, cents }) =>
            noted(campaign, dayIn(month, day), 'transfer', {
              source: 'donation',
              cents,
              reason: 'Überweisung, Kontoauszug (Beispiel)',
            }),
          ),
          ...(index % 3 === 1
            ? [
                noted(campaign, dayIn(month, 20), 'cash', {
                  source: 'event',
                  cents: 312_40,
                  reason: 'Sammlung bei einer Veranstaltung, Kassenblatt (Beispiel)',
                }),
              ]
            : []),
        ]),
        now,
      ),
    ],
  };
};

const transfers = [
  { day: 2, cents: 900_00 },
  { day: 5, cents: 450_00 },
  { day: 10, cents: 150_50 },
];

const foundation = (now: Date): GrantTerms => {
  const day = (months: number, date = 1) => dayIn(monthFrom(now, months), date);
  return GrantTerms.parse({
    programme: 'Stadtteilgesundheit vernetzen (Beispiel)',
    funders: [{ name: 'Stiftung (Beispiel)' }],
    fileNumber: 'SV-017 (Beispiel)',
    decidedOn: day(-12, 15),
    purpose: 'Überregionale Netzwerkarbeit: Koordination, Öffentlichkeitsarbeit und Fahrten.',
    financing: 'fixed',
    grantedCents: 18_000_00,
    approval: { from: day(-11), through: day(5, 28) },
    costPlan: [
      { costType: 'staff', title: 'Koordination und Honorare (Beispiel)', cents: 15_500_00 },
      { costType: 'material', title: 'Fahrten und Druck (Beispiel)', cents: 2_500_00 },
    ],
    tranches: [
      tranche('1', day(-11), 8_000_00, 1_000_00),
      tranche('2', day(-5), 5_000_00, 1_000_00),
      { ...tranche('3', day(2), 2_500_00, 500_00), callOffBy: day(1, 15), spendBy: day(5, 28) },
    ],
    reportDueOn: day(8, 28),
    retainUntil: dayIn(monthFrom(now, 12 * 10), 28),
    publicity: 'Gefördert von der Stiftung (Beispiel)',
  });
};

const tranche = (name: string, dueOn: string, staff: number, material: number) => ({
  tranche: name,
  dueOn,
  split: [
    { earmark: 'staff', cents: staff },
    { earmark: 'material', cents: material },
  ],
});
