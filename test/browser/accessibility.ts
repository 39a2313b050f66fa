import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const Results = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** What axe-core finds wrong with the page as it stands, by WCAG 2.2 A and AA. */
export const violationsOn = async (page: Page): Promise<string[]> => {
  // Evaluated by the debugger, so the page's own policy may forbid every script.
  await page.evaluate(axe);
  const results = Results.parse(
    await page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
    ),
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};
