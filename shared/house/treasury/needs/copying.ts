import { monthOf } from '../../../domain/month.ts';
import { type CopiedNeeds, copiedYear } from '../../../domain/need-year.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { CopiedYear } from '../../../routes/treasury/need-sheets.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { addedNeed, manyOf, type PlanParts } from './planned.ts';
import { mostRows } from './sheets.ts';

export const previewCopiedYear = async (
  asked: AskedOf<typeof treasuryRoutes.previewCopiedYear>,
  parts: PlanParts,
): Promise<HttpAnswer> => ({
  status: 200,
  body: answerOf(await copied(asked, parts), Number.POSITIVE_INFINITY),
  told: `copy of ${asked.input.fromYear} previewed`,
});

export const copyYear = async (
  asked: AskedOf<typeof treasuryRoutes.copyYear>,
  parts: PlanParts,
): Promise<Decided> => {
  const body = answerOf(await copied(asked, parts), mostRows);
  return {
    done: 'year.copied',
    subject: manyOf(asked.parameters.campaign),
    ...asked.place,
    after: { ...asked.input, needs: body.added },
    writes: { added: body.added.map(addedNeed) },
    status: 200,
    body,
  };
};

const copied = async (
  { parameters: { campaign }, input, now }: AskedOf<typeof treasuryRoutes.copyYear>,
  { plans }: PlanParts,
): Promise<CopiedNeeds> => {
  const { needs } = await plans.of(campaign);
  return copiedYear(
    needs.map(({ thing }) => thing),
    input,
    monthOf(now),
  );
};

const answerOf = ({ added, kept, over }: CopiedNeeds, most: number): CopiedYear => ({
  added: added.slice(0, most),
  left: Math.max(0, added.length - most),
  kept: kept.map(({ need }) => need),
  over: over.map(({ need }) => need),
});
