type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const isBranch = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const before = (old: { [name: string]: Json }, young: { [name: string]: Json }): { [name: string]: Json } =>
  Object.fromEntries(
    [...new Set([...Object.keys(old), ...Object.keys(young)])].flatMap((name): [string, Json][] => {
      const was = old[name];
      const is = young[name];
      if (JSON.stringify(was) === JSON.stringify(is)) return [];
      return [[name, isBranch(was) && isBranch(is) ? before(was, is) : (was ?? null)]];
    }),
  );

/** `previous_attributes`: of all that changed, what it was before; null where there was nothing. Lists stay whole. */
export const previousAttributes = <T extends object>(old: T, young: T): Partial<T> => {
  const [was, is]: { [name: string]: Json }[] = JSON.parse(JSON.stringify([old, young]));
  const changed: Partial<T> = JSON.parse(JSON.stringify(before(was ?? {}, is ?? {})));
  return changed;
};
