import * as z from 'zod';

const Origin = z
  .url()
  .refine(
    (text) => new URL(text).origin === text,
    'an origin is scheme and host only, such as https://example.org',
  )
  .refine(
    (text) => text.startsWith('https://') || new URL(text).hostname === 'localhost',
    'donors are only sent back to https',
  );

const commaList = z.string().transform((text) => text.split(',').map((part) => part.trim()));

const Given = z.strictObject({
  /** Part of the names of functions and parameters. `production` is the one that takes real money. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,15}$/, 'a stage is 2 to 16 small letters and digits')
    .default('test'),
  /** Where a donor may be sent back to after paying; the first one is our own site. */
  returnOrigins: commaList.pipe(z.array(Origin).min(1)).optional(),
  /** Who the letters come from; its domain must be authenticated with SendGrid. */
  mailFrom: z.email().optional(),
  /** The largest single gift; by default the most that Stripe takes by SEPA direct debit in one go. */
  mostGiftCents: z.coerce.number().int().min(100).max(99_999_999).default(1_000_000),
  sendgridResidency: z.enum(['eu', 'global']).default('eu'),
  /** Who gets the alarms. Without it the topic is there, and nobody listens. */
  alarmEmail: z.email().optional(),
});

/** One installation of the house, as the deployer describes it with `--context`. */
export interface Stage {
  readonly stage: string;
  readonly livemode: boolean;
  readonly returnOrigins: readonly string[];
  readonly mostGiftCents: number;
  readonly mailFrom: string;
  readonly sendgridResidency: 'eu' | 'global';
  readonly alarmEmail: string | undefined;
}

/** The names a deployer may give, read one by one because a CDK context has no list of its own. */
export const contextNames = Given.keyof().options;

/** @throws an error that says what is missing: a production that guessed its sender would write from nowhere. */
export const stageOf = (context: Record<string, unknown>): Stage => {
  const { stage, returnOrigins, mostGiftCents, mailFrom, sendgridResidency, alarmEmail } =
    Given.parse(context);
  const livemode = stage === 'production';
  if (livemode && !(returnOrigins && mailFrom && alarmEmail))
    throw new Error(
      'production needs --context returnOrigins=…, mailFrom=… and alarmEmail=… (docs/deploy.md)',
    );
  return {
    stage,
    livemode,
    returnOrigins: returnOrigins ?? ['https://tragwerk.example'],
    mostGiftCents,
    mailFrom: mailFrom ?? 'danke@tragwerk.example',
    sendgridResidency,
    alarmEmail,
  };
};
