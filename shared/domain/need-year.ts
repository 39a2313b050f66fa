import { Month } from './month.ts';
import { type Need, NeedId } from './need.ts';
import { placeOf, stemOf } from './need-number.ts';

/** What copying a year comes to. */
export interface CopiedNeeds {
  readonly added: readonly Need[];
  /** There already, from a template or by hand. */
  readonly kept: readonly Need[];
  /** Their month is over. */
  readonly over: readonly Need[];
}

/**
 * The needs of a year, each in the same month of a later one. What is there already stays, so that copying again goes
 * on where it ended. A closed need is not copied; a copy belongs to no template.
 */
export const copiedYear = (
  needs: readonly Need[],
  { fromYear, toYear }: { readonly fromYear: number; readonly toYear: number },
  thisMonth: Month,
): CopiedNeeds => {
  const numbers = new Set(needs.map(({ need }) => need));
  const purposes = new Set(needs.map(placeOf));
  const added: Need[] = [];
  const kept: Need[] = [];
  const over: Need[] = [];
  for (const need of needs.filter(({ month, closed }) => month.startsWith(`${fromYear}-`) && !closed)) {
    const { template: _template, ...rest } = need;
    const month = Month.parse(`${toYear}-${need.month.slice(5)}`);
    const copy: Need = { ...rest, month, need: NeedId.parse(`${stemOf(need)}-${month}`) };
    if (numbers.has(copy.need) || purposes.has(placeOf(copy))) kept.push(copy);
    else (month < thisMonth ? over : added).push(copy);
  }
  return { added, kept, over };
};
