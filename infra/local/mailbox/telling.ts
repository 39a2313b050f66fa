import { type KeyObject, sign } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReceivedLetter } from './received-letter.ts';

/** What SendGrid's event webhook tells of a letter, as far as this house hears it. */
export const tellableEvents = [
  'delivered',
  'bounce',
  'blocked',
  'dropped',
  'spamreport',
  'unsubscribe',
] as const;
export type TellableEvent = (typeof tellableEvents)[number];

export interface TellingOptions {
  readonly now: () => Date;
  /** Where the house hears what became of letters. */
  readonly eventsUrl: string;
  /** Where the house takes letters to `leave+…@`, with the key in it. */
  readonly inboundUrl: string;
  /** Signs what is told; the house knows the other half. */
  readonly privateKey: KeyObject;
}

/** What SendGrid says besides, by the kind of event: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
const particulars: Readonly<Record<TellableEvent, Readonly<Record<string, string>>>> = {
  delivered: { event: 'delivered', response: '250 OK' },
  bounce: { event: 'bounce', type: 'bounce', status: '5.1.1', reason: '550 5.1.1 unknown recipient' },
  blocked: { event: 'bounce', type: 'blocked', status: '4.2.2', reason: '452 4.2.2 mailbox full' },
  dropped: { event: 'dropped', reason: 'Bounced Address', status: '5.0.0' },
  spamreport: { event: 'spamreport' },
  unsubscribe: { event: 'unsubscribe' },
};

const deliveredAfterMilliseconds = 20;

/** Tells the house what became of letters, as SendGrid does; and does what readers' mail programs do. */
export const openTelling = ({ now, eventsUrl, inboundUrl, privateKey }: TellingOptions) => {
  const underWay = new Set<Promise<unknown>>();
  const closing = new AbortController();
  let events = 0;

  const eventOf = (letter: ReceivedLetter, event: TellableEvent) => {
    events += 1;
    return {
      email: letter.to.email,
      timestamp: Math.floor(now().getTime() / 1000),
      'smtp-id': `<${letter.id}@mailbox.local>`,
      sg_event_id: `event-${events}`,
      sg_message_id: `mailbox-${letter.id}`,
      ...particulars[event],
      // Beside SendGrid's own words stands what was given along with the letter.
      ...letter.customArgs,
    };
  };

  /** @returns what the house answered */
  const tell = async (letters: readonly ReceivedLetter[], event: TellableEvent): Promise<string> => {
    const body = `${JSON.stringify(letters.map((letter) => eventOf(letter, event)))}\r\n`;
    const timestamp = String(Math.floor(now().getTime() / 1000));
    return answerOf(eventsUrl, {
      headers: {
        'content-type': 'application/json',
        'x-twilio-email-event-webhook-timestamp': timestamp,
        'x-twilio-email-event-webhook-signature': sign(
          'sha256',
          Buffer.from(timestamp + body),
          privateKey,
        ).toString('base64'),
      },
      body,
    });
  };

  return {
    tell,

    /** A moment after they were taken, letters are where they belong. */
    deliver: (letters: readonly ReceivedLetter[]): void => {
      const delivery = pause(deliveredAfterMilliseconds, undefined, { signal: closing.signal })
        .then(async () => tell(letters, 'delivered'))
        // A house that closes hears no more.
        .catch(() => undefined)
        .finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },

    /** What a mail provider does when somebody clicks "unsubscribe" beside a letter (RFC 8058). */
    leaveByOneClick: async (letter: ReceivedLetter): Promise<string> => {
      const url = unsubscribesOf(letter).find((way) => /^https?:/.test(way));
      if (url === undefined || letter.headers['List-Unsubscribe-Post'] !== 'List-Unsubscribe=One-Click')
        return 'The letter offers no way to leave by one click.';
      return answerOf(url, { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
    },

    /** What a mail program does that knows only letters: it writes to the address the header names. */
    leaveByLetter: async (letter: ReceivedLetter): Promise<string> => {
      const mailto = URL.parse(unsubscribesOf(letter).find((way) => way.startsWith('mailto:')) ?? '');
      if (!mailto) return 'The letter offers no address to leave by.';
      const to = decodeURIComponent(mailto.pathname);
      const from = letter.to.email;
      const form = new FormData();
      const fields = {
        headers: `From: ${from}\nTo: ${to}\n`,
        to,
        from,
        subject: mailto.searchParams.get('subject') ?? '',
        text: '',
        envelope: JSON.stringify({ to: [to], from }),
        charsets: JSON.stringify({ to: 'UTF-8', from: 'UTF-8', subject: 'UTF-8', text: 'us-ascii' }),
        SPF: 'pass',
      };
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      return answerOf(inboundUrl, { body: form });
    },

    /** How many are still to be told as delivered. */
    outstanding: (): number => underWay.size,
    /** When all of them are. */
    told: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: async (): Promise<void> => {
      closing.abort();
      await Promise.all(underWay);
    },
  };
};

export type Telling = ReturnType<typeof openTelling>;

const unsubscribesOf = ({ headers }: ReceivedLetter): string[] =>
  [...(headers['List-Unsubscribe'] ?? '').matchAll(/<([^>]+)>/g)].map(([, way = '']) => way);

const answerOf = async (url: string, request: Pick<RequestInit, 'headers' | 'body'>): Promise<string> => {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', ...request });
  const text = await answer.text();
  return `${answer.status} ${text.startsWith('{') ? text : ''}`.trim();
};
