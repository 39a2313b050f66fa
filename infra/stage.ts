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
  /** A domain of one's own for pages and widget; without it they stand at CloudFront's. */
  siteDomain: z
    .string()
    .regex(
      /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      'a domain is a name such as spenden.example.org',
    )
    .optional(),
  /** Its certificate. CloudFront takes only those of that region, wherever the rest stands. */
  certificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, 'the certificate must be one of us-east-1')
    .optional(),
  /** The sites of others that a donor may be sent back to after paying. Our own is always one. */
  returnOrigins: commaList.pipe(z.array(Origin).min(1)).optional(),
  /** Who the letters come from; its domain must be authenticated with SendGrid. */
  mailFrom: z.email().optional(),
  /** The largest single gift; by default the most that Stripe takes by SEPA direct debit in one go. */
  mostGiftCents: z.coerce.number().int().min(100).max(99_999_999).default(1_000_000),
  /** Above this a second person must agree before money goes back to a giver; 0 asks one for every refund. */
  refundConfirmCents: z.coerce.number().int().min(0).max(99_999_999).default(100_00),
  /**
   * What Stripe takes, if not the usual: `card=150+25,sepa_debit=0+35`, in hundredths of a percent and cents; and what
   * is not offered: `paypal=off`.
   */
  fees: z
    .string()
    .regex(
      /^(?:[a-z_]+=(?:\d+\+\d+|off)(?:,|$))*$/,
      'fees are a list such as card=150+25,sepa_debit=0+35,paypal=249+35',
    )
    .default(''),
  sendgridResidency: z.enum(['eu', 'global']).default('eu'),
  /** How many letters to supporters go out in an hour: a domain that nobody knows yet must not begin with many. */
  lettersAnHour: z.coerce.number().int().min(100).max(1_000_000).default(20_000),
  /** Where SendGrid's inbound parse takes letters to `leave+…@`; without it letters offer no address to leave by. */
  leaveMailDomain: z
    .string()
    .regex(
      /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      'a domain is a name such as antwort.example.org',
    )
    .optional(),
  /** Who gets the alarms. Without it the topic is there, and nobody listens. */
  alarmEmail: z.email().optional(),
  /**
   * How documents in the archive are locked, and for how many years from their arrival: `governance:10` or
   * `compliance:10`. It holds for what arrives from then on, and S3 knows no way back.
   */
  archiveLock: z
    .string()
    .regex(
      /^(?:governance|compliance):(?:[1-9]|[12]\d|30)$/,
      'a lock is a mode and 1 to 30 years, such as governance:10',
    )
    .transform((text) => {
      const [mode, years] = text.split(':');
      return {
        mode: mode === 'compliance' ? ('compliance' as const) : ('governance' as const),
        years: Number(years),
      };
    })
    .optional(),
});

/** One installation of the house, as the deployer describes it with `--context`. */
export interface Stage {
  readonly stage: string;
  readonly livemode: boolean;
  readonly site: { readonly domain: string; readonly certificateArn: string } | undefined;
  /** Besides our own. */
  readonly returnOrigins: readonly string[];
  readonly mostGiftCents: number;
  readonly refundConfirmCents: number;
  /** As `FEES` says them; nothing for the usual ones. */
  readonly fees: string;
  readonly mailFrom: string;
  readonly sendgridResidency: 'eu' | 'global';
  readonly lettersAnHour: number;
  /** Empty if there is none. */
  readonly leaveMailDomain: string;
  readonly alarmEmail: string | undefined;
  /** Documents that arrive in the archive cannot be changed or removed for so long. */
  readonly archiveLock: { readonly mode: 'governance' | 'compliance'; readonly years: number } | undefined;
}

/** The names a deployer may give, read one by one because a CDK context has no list of its own. */
export const contextNames = Given.keyof().options;

/** @throws an error that says what is missing: a production that guessed its sender would write from nowhere. */
export const stageOf = (context: Record<string, unknown>): Stage => {
  const given = Given.parse(context);
  const { stage, siteDomain, certificateArn, mostGiftCents, fees, mailFrom, sendgridResidency, alarmEmail } =
    given;
  const livemode = stage === 'production';
  if (livemode && !(mailFrom && alarmEmail))
    throw new Error('production needs --context mailFrom=… and alarmEmail=… (docs/deploy.md)');
  if ((siteDomain === undefined) !== (certificateArn === undefined))
    throw new Error('siteDomain and certificateArn belong together (docs/deploy.md)');
  return {
    stage,
    livemode,
    site: siteDomain && certificateArn ? { domain: siteDomain, certificateArn } : undefined,
    returnOrigins: given.returnOrigins ?? [],
    mostGiftCents,
    refundConfirmCents: given.refundConfirmCents,
    fees,
    mailFrom: mailFrom ?? 'danke@tragwerk.example',
    sendgridResidency,
    lettersAnHour: given.lettersAnHour,
    leaveMailDomain: given.leaveMailDomain ?? '',
    alarmEmail,
    archiveLock: given.archiveLock,
  };
};
