import type * as z from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { jsonIn } from '../../lambda/body.ts';
import type { TreasuryRequest } from '../../lambda/treasury.ts';
import { sentenceFor } from './field-sentences.ts';

/** Less than what Lambda takes; ten thousand pasted rows are a megabyte. */
const mostBytes = 4 * 1024 * 1024;

export const parametersOf = <Schema extends z.ZodObject>(
  schema: Schema,
  { parameters }: TreasuryRequest,
): z.infer<Schema> => read(schema, present(parameters));

export const queryOf = <Schema extends z.ZodObject>(
  schema: Schema,
  { query }: TreasuryRequest,
): z.infer<Schema> => read(schema, present(query));

export const inputOf = <Schema extends z.ZodType>(
  schema: Schema,
  request: TreasuryRequest,
): z.infer<Schema> => read(schema, request.method === 'GET' ? {} : bodyOf(request));

/** @throws Refusal 400 that names the first field that does not fit, as a path such as `rows.3.month` */
const read = <Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> => {
  const { data, error, success } = schema.safeParse(given);
  if (success) return data;
  const [issue] = error.issues;
  const unknownField = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...(issue?.path ?? []), ...(unknownField === undefined ? [] : [unknownField])].map(String);
  const field = path.join('.');
  throw new Refusal(
    400,
    'input.invalid',
    unknownField === undefined ? sentenceFor(path) : notKnown(unknownField),
    field || undefined,
  );
};

const notKnown = (field: string) => ({
  de: `Ein Feld „${field}“ gibt es hier nicht.`,
  en: `There is no field “${field}” here.`,
});

/** What an address does not name is not there, instead of being there without a value. */
const present = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );

const bodyOf = (request: TreasuryRequest): unknown => {
  const { length } = request.body;
  if (length > mostBytes) {
    throw new Refusal(413, 'body.too-large', {
      de: `Die Anfrage ist größer als ${mostBytes / 1024 / 1024} MB. Bitte in mehreren Teilen senden.`,
      en: `The request is larger than ${mostBytes / 1024 / 1024} MB. Please send it in parts.`,
    });
  }
  return length === 0 ? {} : jsonIn(request);
};
