import type { Route } from '../shared/routes.ts';

/**
 * What a function may do with the table. There is no deleting and no scanning: the books only grow, and nothing
 * reads more than it knows by key.
 */
type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';

/** Where the archive keeps what: receipts and their copies, files to be printed, facsimiles of signatures. */
export type ArchiveFolder = 'receipts' | 'prints' | 'signatures';

/** What a function may do with the documents of a folder. */
export type ArchiveAction = 'GetObject' | 'PutObject' | 'DeleteObject';

/** The secrets, by their names below the stage's prefix in the parameter store. */
type ParameterName =
  | 'stripe-webhook-secret'
  | 'stripe-secret-key'
  | 'sendgrid-api-key'
  | 'sendgrid-webhook-key'
  | 'sendgrid-inbound-key'
  | 'link-secret';

/** What only some functions are told of their stage; all know the table and the prefix of the parameters. */
export type SettingName =
  | 'LIVEMODE'
  | 'RETURN_ORIGINS'
  | 'MOST_GIFT_CENTS'
  | 'REFUND_CONFIRM_CENTS'
  | 'FEES'
  | 'LINK_ORIGIN'
  | 'EDGE_KEY'
  | 'MAIL_FROM'
  | 'SENDGRID_RESIDENCY'
  | 'LETTERS_AN_HOUR'
  | 'LEAVE_MAIL_DOMAIN'
  | 'ARCHIVE_BUCKET';

/** The minute, hour, … fields of a cron expression; what is left out means "each". */
export interface ScheduleTime {
  /** One, or several with commas between them: `0,15,30,45`. */
  readonly minute: string;
  readonly hour?: string;
}

/** What starts a function: people and Stripe, a new item of a kind in the table, or the clock. */
type Trigger =
  | { readonly routes: readonly Route[] }
  | { readonly stream: { readonly kind: 'EVENT' | 'LETTER' | 'RECEIPT-WORK'; readonly atOnce?: number } }
  | { readonly schedule: ScheduleTime };

export interface FunctionPlan {
  readonly name: string;
  readonly file: `functions/${string}.ts`;
  /** What a person loses when it fails. It is the text of the alarm. */
  readonly impact: string;
  readonly trigger: Trigger;
  readonly rights: {
    readonly table: readonly TableAction[];
    /** What it may do with the index `lists`: find by time what has arrived, was booked or waits for somebody. */
    readonly lists?: readonly ['Query'];
    /** What it may do with documents; nothing in folders that are not named. */
    readonly archive?: Readonly<Partial<Record<ArchiveFolder, readonly ArchiveAction[]>>>;
  };
  readonly parameters: readonly ParameterName[];
  readonly settings: readonly SettingName[];
  /**
   * Its failures are counted with the lines that need a person, not by an alarm of its own: ten alarms are free. For
   * what is tried again by itself, and whose delay takes nothing from anybody.
   */
  readonly failures?: 'with-the-lines';
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
}
