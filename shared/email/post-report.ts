import * as z from 'zod';
import { cleanedLine } from '../domain/text.ts';
import { type Instant, instantOf } from '../domain/month.ts';

/**
 * - `delivered`: a mail server has taken it; - `bounced`: the address takes no letters, and will not;
 * - `blocked`: this letter did not arrive, and is not tried again; the next one may;
 * - `spam-report`: its reader calls it spam; - `unsubscribed`: its reader left by their mail provider's or SendGrid's way;
 * - `suppressed`: SendGrid writes to this reader no more, because they once left there;
 * - `not-sent`: SendGrid gave it up for a reason that is not its reader's.
 */
export type PostNews =
  | 'delivered'
  | 'bounced'
  | 'blocked'
  | 'spam-report'
  | 'unsubscribed'
  | 'suppressed'
  | 'not-sent';

/** What the post says of one letter. */
export interface PostReport {
  readonly news: PostNews;
  /** Our id of it; one reader's letter of a batch names the batch and the reader. */
  readonly letter: string;
  /** The partition it lies in; letters of before this was asked for have none. */
  readonly about: string | undefined;
  readonly at: Instant;
  /** A code or SendGrid's own word, and never what a mail server said: that may name an address. */
  readonly reason: string;
}

/** What we gave along comes back beside SendGrid's own words. */
const Event = z.object({
  event: z.string(),
  timestamp: z.number().min(0).max(100_000_000_000).optional(),
  type: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  status: z
    .string()
    .regex(/^\d\.\d{1,3}\.\d{1,3}$/)
    .optional()
    .catch(undefined),
  letter: z.string().min(1).max(200),
  about: z.string().min(1).max(200).optional().catch(undefined),
});
type Event = z.infer<typeof Event>;

/** SendGrid's words for why it did not even try. All others are its own business, not the reader's. */
const dropped: Readonly<Record<string, PostNews>> = {
  'Bounced Address': 'bounced',
  Invalid: 'bounced',
  'Spam Reporting Address': 'spam-report',
  'Unsubscribed Address': 'suppressed',
  'Group Unsubscribed Address': 'suppressed',
};

const newsOf = ({ event, type, reason }: Event): PostNews | undefined => {
  switch (event) {
    case 'delivered':
      return 'delivered';
    case 'bounce':
      return type === 'blocked' ? 'blocked' : 'bounced';
    case 'dropped':
      return dropped[reason ?? ''] ?? 'not-sent';
    case 'spamreport':
      return 'spam-report';
    case 'unsubscribe':
    case 'group_unsubscribe':
      return 'unsubscribed';
    default:
      // On their way, or opened and clicked, which nobody measures here.
      return undefined;
  }
};

const reasonOf = ({ event, type, reason, status }: Event): string => {
  const said = event === 'dropped' ? cleanedLine(reason, 60) : undefined;
  // An address has no place in a reason, whoever put it there.
  const told = said === undefined || said.includes('@') ? undefined : said;
  return [type === 'blocked' ? 'blocked' : event, told, status].filter((part) => part).join(', ');
};

/**
 * What SendGrid's event webhook tells of letters of ours, in the order it came. What is no event of ours, or means
 * nothing to us, is left out: SendGrid sends tests, and learns new kinds.
 *
 * @param now for an event that says no time
 * @throws SyntaxError if it is no JSON
 */
export const postReportsIn = (body: Uint8Array, now: Date): PostReport[] => {
  const told: unknown = JSON.parse(new TextDecoder().decode(body));
  return (Array.isArray(told) ? told : [told]).flatMap((each: unknown): PostReport[] => {
    const { data: event } = Event.safeParse(each);
    const news = event && newsOf(event);
    if (!news) return [];
    const { letter, about, timestamp } = event;
    const at = timestamp === undefined ? instantOf(now) : instantOf(new Date(timestamp * 1000));
    return [{ news, letter, about, at, reason: reasonOf(event) }];
  });
};
