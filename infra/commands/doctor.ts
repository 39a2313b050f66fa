import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { bookChecks } from './doctor/books.ts';
import { type Check, lineOf } from './doctor/check.ts';
import { parameterChecks } from './doctor/parameters.ts';
import { portalChecks } from './doctor/portal.ts';
import { postWebhookChecks } from './doctor/post-webhook.ts';
import { sendGridChecks } from './doctor/sendgrid.ts';
import { stripeChecks } from './doctor/stripe.ts';
import { tableChecks } from './doctor/table.ts';
import { webhookChecks } from './doctor/webhook.ts';
import type { Office } from './office.ts';

/** Looks at all that a house leans on and that can go wrong in silence. Changes nothing. */
export const doctor: Command = {
  summary: 'look at keys, endpoint, table, mail and books, and say what to do',
  usage: `Looks at all that can go wrong in silence, and says what to do. It changes nothing.

  npm run tragwerk -- doctor

  ✓ as it should be   ✗ to be put right (ends with 1)   – worth knowing, or not to be seen from here`,

  run: async (words, open, print) => {
    parseArgs({ args: [...words], options: {} });
    const checks = await examine(await open());
    for (const check of checks) print(lineOf(check));
    const wrong = checks.filter(({ ok }) => ok === false).length;
    print(wrong === 0 ? '\nAll is well.' : `\n${wrong} to be put right.`);
    return wrong === 0;
  },
};

const rooms = [
  parameterChecks,
  stripeChecks,
  webhookChecks,
  portalChecks,
  sendGridChecks,
  postWebhookChecks,
  tableChecks,
  bookChecks,
];

/** One room after the other: a doctor who asks everything at once is one more reason for a limit of requests. */
const examine = async (office: Office): Promise<Check[]> => {
  const checks: Check[] = [];
  for (const room of rooms) checks.push(...(await room(office)));
  return checks;
};
