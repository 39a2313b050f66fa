import { Month } from '../../../shared/domain/month.ts';
import { Need } from '../../../shared/domain/need.ts';
import { NeedTemplate } from '../../../shared/domain/need-template.ts';
import type { ADesk } from '../a-desk.ts';
import type { Sample } from '../sample.ts';

const inBoth = (path: string): Pick<Sample, 'path' | 'elsewhere'> => ({
  path: `/v1/treasury/campaigns/netzwerk/${path}`,
  elsewhere: `/v1/treasury/campaigns/sprechstunde/${path}`,
});

const said = { costType: 'staff', title: 'Sprechstunde', neededCents: 500_00 } as const;

/** One need and one extension stage, in both campaigns, so that a wrong door would find something behind it. */
const planned =
  (closed = false) =>
  async ({ parts }: ADesk): Promise<string> => {
    for (const campaign of ['netzwerk', 'sprechstunde']) {
      await parts.campaigns.saveNeed(
        Need.parse({
          ...said,
          need: 'need_sample-2026-12',
          campaign,
          month: '2026-12',
          priority: 1,
          ...(closed && { closed: { on: '2026-11-22', because: 'Beispiel', plannedCents: 500_00 } }),
        }),
      );
      await parts.campaigns.saveTemplate(
        NeedTemplate.parse({
          ...said,
          template: 'need_stage',
          campaign,
          title: 'Zweite Stelle',
          from: '2027-01',
          through: '2027-12',
          onlyIf: 'wenn die Arbeit nach Dezember weitergeht',
        }),
      );
    }
    return '"0"';
  };

const month = Month.parse('2027-03');

export const needsSamples: Readonly<Record<string, Sample>> = {
  readNeeds: inBoth('needs?from=2026-11&through=2026-12'),
  addNeed: { ...inBoth('needs'), input: { ...said, month } },
  readNeed: { ...inBoth('needs/need_sample-2026-12'), prepare: async (desk) => void (await planned()(desk)) },
  changeNeed: { ...inBoth('needs/need_sample-2026-12'), input: said, prepare: planned() },
  closeNeed: {
    ...inBoth('needs/need_sample-2026-12/close'),
    input: { because: 'Der Raum ist geschenkt.', version: 0 },
    prepare: async (desk) => void (await planned()(desk)),
  },
  reopenNeed: {
    ...inBoth('needs/need_sample-2026-12/reopen'),
    input: { version: 0 },
    prepare: async (desk) => void (await planned(true)(desk)),
  },
  readNeedHistory: {
    ...inBoth('needs/need_sample-2026-12/history'),
    prepare: async (desk) => void (await planned()(desk)),
  },
  orderNeeds: {
    // The demo has two of its own there; the other campaign gets the same two.
    path: '/v1/treasury/campaigns/netzwerk/needs/order',
    elsewhere: '/v1/treasury/campaigns/sprechstunde/needs/order',
    input: {
      month: '2026-11',
      costType: 'staff',
      needs: [
        { need: 'need_publicity-2026-11', version: 0 },
        { need: 'need_coordination-2026-11', version: 0 },
      ],
    },
    prepare: async ({ parts }) => {
      for (const need of ['need_publicity-2026-11', 'need_coordination-2026-11']) {
        await parts.campaigns.saveNeed(
          Need.parse({ ...said, need, campaign: 'sprechstunde', month: '2026-11', priority: 10 }),
        );
      }
    },
  },
  addTemplate: {
    ...inBoth('templates'),
    input: { ...said, from: '2026-11', through: '2027-12' },
  },
  readTemplate: {
    ...inBoth('templates/need_stage'),
    prepare: async (desk) => void (await planned()(desk)),
  },
  changeTemplate: {
    ...inBoth('templates/need_stage'),
    input: { title: 'Zweite Stelle', neededCents: 900_00, from: '2027-03', through: '2027-12' },
    prepare: planned(),
  },
  decideTemplate: {
    ...inBoth('templates/need_stage/decide'),
    input: { goesOn: true, version: 0 },
    prepare: async (desk) => void (await planned()(desk)),
  },
  previewCopiedYear: { ...inBoth('needs/copy-year/preview'), input: { fromYear: 2026, toYear: 2027 } },
  copyYear: { ...inBoth('needs/copy-year'), input: { fromYear: 2026, toYear: 2027 } },
  previewPastedNeeds: {
    ...inBoth('needs/paste/preview'),
    input: { text: 'Monat\tKostenart\tBezeichnung\tBetrag\n11/2026\tPersonal\tHonorare\t1.234,56 €' },
  },
  pasteNeeds: {
    ...inBoth('needs/paste'),
    input: { rows: [{ ...said, need: 'need_sprechstunde-2027-03', month }] },
  },
};
