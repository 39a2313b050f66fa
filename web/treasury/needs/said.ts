import { dayName, euros, monthName, say } from '../language.ts';

/** What is called in words of a need, in the order in which it is said. */
export const calledFields = [
  'title',
  'costType',
  'neededCents',
  'month',
  'priority',
  'note',
  'document',
  'closed',
] as const;

/** The fields of a need, or of what changed of one, as people read them: of the audit log, and of a conflict. */
export const saidOf = (need: unknown): Readonly<Record<string, string>> => {
  const fields: Readonly<Record<string, unknown>> =
    typeof need === 'object' && need !== null ? Object.fromEntries(Object.entries(need)) : {};
  return Object.fromEntries(
    calledFields.flatMap((field) => {
      const text = textOf(field, fields[field]);
      return text === undefined ? [] : [[field, text]];
    }),
  );
};

const textOf = (field: (typeof calledFields)[number], value: unknown): string | undefined => {
  if (field === 'costType' && (value === 'staff' || value === 'material')) return say().costType[value];
  if (field === 'neededCents' && typeof value === 'number') return euros(value);
  if (field === 'month' && typeof value === 'string') return monthName(value);
  if (field === 'closed') return isClosing(value) ? `${dayName(value.on)}: ${value.because}` : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

const isClosing = (value: unknown): value is { readonly on: string; readonly because: string } =>
  typeof value === 'object' &&
  value !== null &&
  'on' in value &&
  'because' in value &&
  typeof value.on === 'string' &&
  typeof value.because === 'string';
