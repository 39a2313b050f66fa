import type { HouseClock } from '../clock.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { Telling } from '../mailbox/telling.ts';
import type { Schedules } from '../schedules.ts';
import type { StripeSandbox } from '../stripe-sandbox/sandbox.ts';
import type { Pump } from '../streams.ts';

/** What the pages of the local house show and switch. */
export interface PageParts {
  readonly origin: string;
  readonly clock: HouseClock;
  readonly sandbox: StripeSandbox | undefined;
  readonly schedules: Schedules;
  readonly pump: Pump;
  readonly mailbox: Mailbox;
  readonly telling: Telling;
  /** Where commands find what they work with (`STAGE=local npm run tragwerk`). */
  readonly addresses: {
    readonly tableName: string;
    readonly dynamoDbEndpoint: string;
    readonly accessKeyId: string;
    readonly stripeUrl: string | undefined;
    readonly webhookUrl: string;
  };
}
