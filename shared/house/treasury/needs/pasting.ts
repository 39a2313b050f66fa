import { sumCents } from '../../../domain/money.ts';
import { type Instant, monthOf } from '../../../domain/month.ts';
import type { Need } from '../../../domain/need.ts';
import { differenceOf } from '../../../domain/need-closing.ts';
import { lastPriority, placeOf } from '../../../domain/need-number.ts';
import { readSheet } from '../../../domain/need-sheet.ts';
import { Conflict, Refusal } from '../../../domain/refusal.ts';
import { type FoundRow, foundRows, saysTheSame } from '../../../domain/sheet-needs.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { PastedNeed, ReadSheet } from '../../../routes/treasury/need-sheets.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { AtVersion } from '../../../store/plans.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { addedNeed, changedNeed, manyOf, planned, type PlanParts } from './planned.ts';
import { checkMonth, checkOpen, checkPlannable, twice, unknownNeed } from './refusals.ts';
import { cutSheet, mostLines, tooLong } from './sheets.ts';

/** Nobody reads more; what is wrong with the next thousand is wrong with these. */
const mostProblems = 2000;

export const previewPastedNeeds = async (
  { parameters: { campaign }, input, now, request }: AskedOf<typeof treasuryRoutes.previewPastedNeeds>,
  { plans }: PlanParts,
): Promise<HttpAnswer> => {
  const sheet = readSheet(cutSheet(input.text), input);
  if (sheet.rows.length > mostLines) throw tooLong();
  const { needs, templates } = await plans.of(campaign);
  const { found, problems: unfit } = foundRows(
    sheet.rows,
    needs.map(({ thing }) => thing),
    templates.map(({ thing }) => thing.template),
    monthOf(now),
  );
  const versions = new Map(needs.map(({ thing, version }) => [thing.need, version]));
  const problems = [...sheet.problems, ...unfit].toSorted((one, other) => one.line - other.line);
  const body: ReadSheet = {
    rows: found.map((each) => shown(each, versions)),
    problems: problems
      .slice(0, mostProblems)
      .map(({ sentence, ...problem }) => ({ ...problem, sentence: sentence[request.locale] })),
    problemCount: problems.length,
    totals: [...sheet.totals],
    ignored: [...sheet.ignored],
    sumCents: sumCents(found.map(({ row }) => row.neededCents)),
  };
  return { status: 200, body, told: `sheet of ${sheet.rows.length} needs read for ${campaign}` };
};

const shown = (
  { row: { line, ...row }, need, outcome, there }: FoundRow,
  versions: ReadonlyMap<string, number>,
): ReadSheet['rows'][number] => ({
  line,
  outcome,
  row: {
    need,
    ...row,
    ...(there && { title: there.title, version: versions.get(need) }),
  },
  ...(outcome === 'changed' && { neededCentsBefore: there?.neededCents }),
});

export const pasteNeeds = async (
  { parameters: { campaign }, place, input, now }: AskedOf<typeof treasuryRoutes.pasteNeeds>,
  { plans }: PlanParts,
): Promise<Decided> => {
  checkPlannable(campaign);
  if (new Set(input.rows.map(({ need }) => need)).size < input.rows.length) throw sameTwice();
  const { needs } = await plans.of(campaign);
  const byNumber = new Map(needs.map((each) => [each.thing.need, each]));
  const all = needs.map(({ thing }) => thing);
  const added: Need[] = [];
  const changed: { before: Need; after: Need; version: number }[] = [];
  const unchanged: string[] = [];
  for (const row of input.rows) {
    const current = byNumber.get(row.need);
    const after = current ? changedBy(row, current, now) : newBy(row, campaign, [...all, ...added], now);
    if (!current) added.push(after);
    else if (after === current.thing) unchanged.push(row.need);
    else changed.push({ before: current.thing, after, version: current.version });
  }
  const differences = changed.map(({ before, after }) => differenceOf(before, after));
  return {
    done: 'needs.pasted',
    subject: manyOf(campaign),
    ...place,
    before: { needs: differences.map(({ before }) => before) },
    after: { needs: [...added, ...differences.map(({ after }) => after)] },
    writes: {
      added: added.map(addedNeed),
      changed: changed.map(({ after, version }) => changedNeed(after, version)),
    },
    status: 200,
    body: {
      added: added.map(({ need }) => need),
      changed: changed.map(({ after }) => after.need),
      unchanged,
    },
  };
};

const newBy = (
  { version, ...row }: PastedNeed,
  campaign: string,
  needs: readonly Need[],
  now: Instant,
): Need => {
  checkMonth(row.month, now, 'month');
  if (version !== undefined) throw unknownNeed(row.need);
  if (needs.some((other) => placeOf(other) === placeOf(row))) throw twice(row);
  const beside = needs.filter(({ month, costType }) => month === row.month && costType === row.costType);
  return { ...row, campaign, priority: row.priority ?? lastPriority(beside) };
};

/** @returns the need itself if it says what the row says already */
const changedBy = (row: PastedNeed, current: AtVersion<Need>, now: Instant): Need => {
  const { thing, version } = current;
  const isAnother = row.costType !== thing.costType || row.title !== thing.title;
  if (!isAnother && saysTheSame(thing, row)) return thing;
  if (isAnother || row.version !== version) {
    throw new Conflict('version.changed', changedMeanwhile(thing.title), {
      theirs: planned(current),
      yours: row,
    });
  }
  checkMonth(thing.month, now, 'month');
  checkOpen(thing);
  return {
    ...thing,
    neededCents: row.neededCents,
    priority: row.priority ?? thing.priority,
    note: row.note ?? thing.note,
    document: row.document ?? thing.document,
  };
};

const changedMeanwhile = (title: string) => ({
  de: `„${title}“ hat inzwischen jemand anderes geändert. Bitte die Tabelle noch einmal prüfen lassen; was schon übernommen ist, bleibt.`,
  en: `Somebody else has changed “${title}” meanwhile. Please have the sheet checked again; what was taken over already stays.`,
});

const sameTwice = (): Refusal =>
  new Refusal(
    400,
    'sheet.twice',
    {
      de: 'Ein Bedarf steht zweimal in der Tabelle. Bitte eine der beiden Zeilen streichen.',
      en: 'A need stands in the sheet twice. Please remove one of the two lines.',
    },
    'rows',
  );
