import { randomBytes } from 'node:crypto';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { type LocalHouse, openLocalHouse } from '../../infra/local/house.ts';
import { jsonLog } from '../../shared/lambda/log.ts';

/** How much slower than this machine a phone is taken to be. */
export const slowDown = 4;

/** A whole house of its own on free ports. */
export const aBenchHouse = async (dynamoDbEndpoint: string, books = false): Promise<LocalHouse> =>
  openLocalHouse({
    port: 0,
    sandboxPort: 0,
    signInPort: 0,
    dynamoDbEndpoint,
    accessKeyId: `bench${randomBytes(8).toString('hex')}`,
    webhookSecret: 'whsec_bench',
    log: jsonLog(() => undefined),
    books,
  });

// With this set, the package unpacks the system libraries it needs itself instead of relying on the machine's.
process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';

/** Pages in processes of their own, and one website's pages kept from another's data, unlike in Lambda. */
export const aBrowserAsPeopleHaveIt = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((one) => !/^--(?:single-process|no-zygote|disable-web-security)$/.test(one)),
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
