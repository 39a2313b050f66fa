import type { Account } from '../account/account.ts';
import type { Fields } from './fields.ts';
import { invalid } from './stripe-error.ts';

export interface ApiRequest {
  account: Account;
  fields: Fields;
  /** What stands in the path where the route says `:id`. */
  id: string;
  path: string;
  apiVersion: string;
}

/** A time is named exactly, `created=1700000000`, or by its limits, `created[gte]=1700000000`. */
export const within = (fields: Fields, name: string): ((seconds: number) => boolean) => {
  if (!fields.has(name)) return () => true;
  if (!fields.isBranch(name)) {
    const exactly = fields.integer(name);
    return (seconds) => exactly === null || seconds === exactly;
  }
  const range = fields.group(name);
  const [gt, gte, lt, lte] = ['gt', 'gte', 'lt', 'lte'].map((limit) => range?.integer(limit));
  return (seconds) =>
    seconds > (gt ?? -1) &&
    seconds >= (gte ?? 0) &&
    seconds < (lt ?? Number.MAX_SAFE_INTEGER) &&
    seconds <= (lte ?? Number.MAX_SAFE_INTEGER);
};

/** A page of a list, newest first, cut where Stripe's cursors say. */
export const listed = <T extends { id: string; created: number }>(
  { fields, path }: Pick<ApiRequest, 'fields' | 'path'>,
  oldestFirst: readonly T[],
  matches: (one: T) => boolean = () => true,
) => {
  const limit = fields.integer('limit') ?? 10;
  if (limit < 1 || limit > 100) throw invalid('Invalid limit: must be between 1 and 100', 'limit');
  const inTime = within(fields, 'created');
  const all = oldestFirst.filter((one) => matches(one) && inTime(one.created)).toReversed();
  const indexOf = (name: 'starting_after' | 'ending_before'): number | null => {
    const id = fields.text(name);
    if (id === null) return null;
    const index = all.findIndex((one) => one.id === id);
    if (index === -1) throw invalid(`No such object: '${id}'`, name, 'resource_missing');
    return index;
  };
  const after = indexOf('starting_after');
  const before = indexOf('ending_before');
  if (before !== null)
    return {
      object: 'list' as const,
      data: all.slice(Math.max(0, before - limit), before),
      has_more: before > limit,
      url: path,
    };
  const start = after === null ? 0 : after + 1;
  return {
    object: 'list' as const,
    data: all.slice(start, start + limit),
    has_more: all.length > start + limit,
    url: path,
  };
};
