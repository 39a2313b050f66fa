import { Campaign } from '../../shared/domain/campaign.ts';
import { creditorReference } from '../../shared/domain/creditor-reference.ts';
import { Grant } from '../../shared/domain/grant.ts';
import { cents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';
import { Need } from '../../shared/domain/need.ts';
import { NeedTemplate } from '../../shared/domain/need-template.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { Transfer } from '../../shared/domain/transfer.ts';
import { aDesk } from './a-desk.ts';
import { anEntry, bookAll, itsFee, itsRefund } from './some-books.ts';

const campaign = 'garten';

const aNeed = (id: string, costType: string, neededCents: number, priority = 100): Need =>
  Need.parse({
    need: id,
    campaign,
    month: id.slice(-7),
    costType,
    title: id.slice('need_'.length, -'-2026-11'.length),
    neededCents,
    priority,
  });

const aPledge = (number: number, more: Partial<Pledge>): Pledge => ({
  pledge: `sub_${number}`,
  status: 'active',
  cents: cents(20_00),
  interval: 'month',
  customer: 'cus_1',
  startedAt: Instant.parse('2026-08-10T10:00:00.000Z'),
  at: Instant.parse('2026-08-10T10:00:00.000Z'),
  event: `evt_${number}`,
  campaign,
  earmark: 'free',
  locale: 'de',
  version: 1,
  ...more,
});

/**
 * A campaign of Leipzig with a position, its rent, and money of all four sources, on 22 November 2026. Small enough to
 * be added up by hand.
 */
export const aGarden = async () => {
  const desk = await aDesk();
  const { parts } = desk;
  await parts.campaigns.saveCampaign(
    Campaign.parse({
      campaign,
      title: 'Gesundheitsgarten (Beispiel)',
      summary: 'Ein Garten, in dem ein Stadtteil zusammenkommt (Beispiel).',
      centre: 'leipzig',
      carriers: [{ carrier: 'leipzig', from: '2020-01-01' }],
      status: 'open',
    }),
  );
  for (const need of [
    aNeed('need_position-2026-10', 'staff', 500_00, 10),
    aNeed('need_position-2026-11', 'staff', 500_00, 10),
    aNeed('need_rent-2026-11', 'material', 300_00),
    aNeed('need_position-2026-12', 'staff', 500_00, 10),
  ]) {
    await parts.campaigns.saveNeed(need);
  }
  await parts.campaigns.saveTemplate(
    NeedTemplate.parse({
      template: 'need_summer',
      campaign,
      costType: 'material',
      title: 'Sommerprogramm (Beispiel)',
      neededCents: 75_00,
      from: '2026-12',
      through: '2027-08',
      onlyIf: 'die Stiftung verlängert',
    }),
  );
  const may = { campaign, at: '2026-10-12T10:00:00.000Z' };
  const first = anEntry(1, { ...may, cents: 620_00 });
  const second = anEntry(2, { campaign, cents: 100_00 });
  await bookAll(desk, [
    first,
    itsFee(first, 9_25),
    second,
    itsFee(second, 1_65),
    itsRefund(second, 40_00, '2026-11-20T10:00:00.000Z'),
    anEntry(3, { campaign, cents: 90_00, source: 'membership' }),
    anEntry(4, { campaign, cents: 33_33, source: 'event', earmark: 'material' }),
    anEntry(5, { campaign, cents: 50_00, source: 'grant', earmark: 'need_rent-2026-11' }),
    anEntry(6, { campaign, cents: 25_00, account: 'pending', movement: 'expected' }),
  ]);
  await parts.grants.add(
    Grant.parse({
      grant: 'grant_stiftung',
      campaign,
      programme: 'Beispielstiftung',
      funders: [{ name: 'Beispielstiftung' }],
      decidedOn: '2026-05-02',
      purpose: 'Personal (Beispiel)',
      financing: 'full',
      grantedCents: 450_00,
      approval: { from: '2026-06-01', through: '2027-06-30' },
      costPlan: [{ costType: 'staff', title: 'Personal', cents: 450_00 }],
      reportDueOn: '2027-12-31',
      retainUntil: '2038-12-31',
      tranches: [
        { tranche: '1', dueOn: '2026-11-30', split: [{ earmark: 'staff', cents: 150_00 }] },
        { tranche: '2', dueOn: '2026-12-10', split: [{ earmark: 'staff', cents: 300_00 }] },
      ],
    }),
  );
  await parts.transfers.announce(
    Transfer.parse({
      reference: creditorReference('TWGARTEN1'),
      campaign,
      donation: 'don_transfer',
      earmark: 'free',
      interval: 'once',
      cents: 60_00,
      language: 'de',
      announcedAt: '2026-11-15T10:00:00.000Z',
    }),
  );
  const stays = aPledge(1, {});
  const yearly = aPledge(2, { cents: cents(125_00), interval: 'year' });
  const began = aPledge(3, {});
  const ended = aPledge(3, {
    status: 'ended',
    because: 'asked',
    at: Instant.parse('2026-10-05T10:00:00.000Z'),
    version: 2,
  });
  await parts.ledger.book([{ pledge: stays, before: undefined }]);
  await parts.ledger.book([{ pledge: yearly, before: undefined }]);
  await parts.ledger.book([{ pledge: began, before: undefined }]);
  await parts.ledger.book([{ pledge: ended, before: began }]);
  return {
    ...desk,
    /** What is given later: it counts in its own month. */
    gives: async (number: number, at: string, amount: number, earmark = 'free') =>
      bookAll(desk, [anEntry(number, { campaign, at, cents: amount, earmark })]),
    /** A cent each, by number. */
    givesMany: async (from: number, to: number) =>
      bookAll(
        desk,
        Array.from({ length: to - from }, (_, index) => anEntry(from + index, { campaign, cents: 1 })),
      ),
  };
};
