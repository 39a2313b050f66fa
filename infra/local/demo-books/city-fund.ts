import { Campaign } from '../../../shared/domain/campaign.ts';
import { GrantTerms } from '../../../shared/domain/grant.ts';
import { monthsBetween } from '../../../shared/domain/month.ts';
import { type Book, dayIn, granted, monthFrom, need } from './book.ts';

const campaign = 'stadtteilprojekt';

/**
 * A small project in a quarter, paid from a fund for health that six health insurers fill and a city's office manages
 * (§ 20 SGB V). That the fund is theirs is true; the project, its amounts and the insurers' shares are examples.
 */
export const cityFundBook = (now: Date): Book => {
  const months = monthsBetween(monthFrom(now, -2), monthFrom(now, 1));
  const { grant, entries } = granted(campaign, 'grant_verfuegungsfonds', fund(now), now);
  return {
    campaign: Campaign.parse({
      campaign,
      title: 'Gesund im Stadtteil',
      summary:
        'Ein Mikroprojekt in einem Stadtteil, gefördert aus einem Verfügungsfonds Gesundheit (Beispiel).',
      centre: 'leipzig',
      carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
      status: 'open',
    }),
    needs: months.flatMap((month) => [
      need(campaign, month, 'course', { costType: 'staff', title: 'Kursleitung (Beispiel)', cents: 350_00 }),
      need(campaign, month, 'room', {
        costType: 'material',
        title: 'Raum und Material (Beispiel)',
        cents: 150_00,
      }),
    ]),
    grants: [grant],
    entries,
  };
};

const insurers = ['AOK PLUS', 'BARMER', 'IKK classic', 'KKH', 'Knappschaft', 'Techniker Krankenkasse'];

const fund = (now: Date): GrantTerms => {
  const day = (months: number, date = 1) => dayIn(monthFrom(now, months), date);
  const endsOn = day(1, 28);
  return GrantTerms.parse({
    programme: 'Verfügungsfonds Gesundheit (§ 20 SGB V)',
    // Six equal shares, as far as a ten-thousandth can be shared (Beispiel).
    funders: insurers.map((name, index) => ({ name, basisPoints: index < 4 ? 1667 : 1666 })),
    passedOnBy: { name: 'Koordinierungsstelle kommunale Gesundheit' },
    decidedOn: day(-3, 15),
    purpose: 'Ein Kurs im Stadtteil, offen für alle, die dort wohnen (Beispiel).',
    financing: 'fixed',
    grantedCents: 2_000_00,
    approval: { from: day(-2), through: endsOn },
    costPlan: [
      { costType: 'staff', title: 'Kursleitung (Beispiel)', cents: 1_400_00 },
      { costType: 'staff', title: 'Ehrenamtliche Stunden (Beispiel)', cents: 400_00 },
      { costType: 'material', title: 'Raum und Material (Beispiel)', cents: 600_00 },
    ],
    ownShare: { cents: 400_00, source: 'volunteer-hours', note: 'nach Stundenzetteln (Beispiel)' },
    tranches: [
      {
        tranche: '1',
        dueOn: day(-2),
        split: [
          { earmark: 'staff', cents: 840_00 },
          { earmark: 'material', cents: 360_00 },
        ],
      },
      {
        // Paid when the bills have been seen, so it belongs to what was paid by then.
        tranche: '2',
        dueOn: day(2, 15),
        split: [
          { earmark: `need_course-${monthFrom(now, 0)}`, cents: 210_00 },
          { earmark: `need_room-${monthFrom(now, 0)}`, cents: 90_00 },
          { earmark: `need_course-${monthFrom(now, 1)}`, cents: 350_00 },
          { earmark: `need_room-${monthFrom(now, 1)}`, cents: 150_00 },
        ],
      },
    ],
    reportDueOn: day(2, 28),
    retainUntil: day(12 * 6, 28),
  });
};
