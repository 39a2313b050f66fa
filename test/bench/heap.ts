import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { resultOfNode } from './child-process.ts';
import type { Section } from './figure.ts';
import type { GiftTemplates } from './gift-events.ts';

/** Memory in use after 1,000 and after 3,000 events in a warm process: nothing may stay behind from an event. */
export const heap = async (templates: GiftTemplates): Promise<Section> => {
  const marks = [1000, 3000];
  const [before = Number.NaN, after = Number.NaN] = z
    .array(z.number())
    .parse(
      await resultOfNode([
        '--expose-gc',
        fileURLToPath(new URL('./heap-process.ts', import.meta.url)),
        JSON.stringify(templates.card),
        ...marks.map(String),
      ]),
    )
    .map((bytes) => bytes / 1_000_000);
  return {
    title: 'Memory of a warm process that hears and books',
    figures: [
      { figure: 'in use after 1,000 events', measured: before, unit: 'MB', decimals: 1 },
      { figure: 'in use after 3,000 events', measured: after, unit: 'MB', decimals: 1 },
      { figure: 'growth', measured: after - before, unit: 'MB', decimals: 1, atMost: 2 },
    ],
  };
};
