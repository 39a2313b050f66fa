import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Html } from '../../../shared/markup.ts';
import { donePage, inboxPage, receivedLetterPage, sorryPage } from './inbox-page.ts';
import { readMail, type Complaint } from './mail-send.ts';
import { pageHeaders } from './page.ts';
import { previewListPage, previewPage } from './preview-page.ts';
import type { ReceivedLetter } from './received-letter.ts';
import { tellableEvents, type Telling } from './telling.ts';

/** SendGrid on this machine: takes letters as SendGrid does, delivers none, and shows them. */
export interface Mailbox {
  /** `true` if the request was for the mailbox, and has been answered. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Newest last. */
  letters(): readonly ReceivedLetter[];
  /** The next `count` letters are not taken but answered with `status`. */
  failNext(status: number, count: number): void;
}

export interface MailboxOptions {
  readonly now: () => Date;
  /** Without it nobody is told what becomes of letters. */
  readonly telling?: Telling;
}

const longestMailBytes = 30_000_000;

/** `undefined` if it is longer than that: read to its end, so that the sender hears the answer, but not kept. */
const bodyOf = async (request: IncomingMessage, longestBytes: number): Promise<string | undefined> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.length;
    if (bytes <= longestBytes) chunks.push(chunk);
  }
  return bytes > longestBytes ? undefined : Buffer.concat(chunks).toString('utf8');
};

const complain = (response: ServerResponse, status: number, complaints: Complaint[]): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: complaints }));
};

const complaint = (message: string): Complaint[] => [{ message, field: null, help: null }];

const show = (response: ServerResponse, content: Html, status = 200): void => {
  response.writeHead(status, pageHeaders);
  response.end(content.markup);
};

const showPreviews = async (response: ServerResponse, asked: URLSearchParams): Promise<void> => {
  if (!asked.has('letter')) return show(response, await previewListPage());
  const preview = await previewPage(asked, asked.get('scheme') === 'dark' ? 'dark' : 'light');
  if (!preview) return show(response, sorryPage('There is no such letter, language or sample.'), 404);
  show(response, preview);
};

const Outage = z.strictObject({
  status: z.coerce.number().int().min(400).max(599),
  count: z.coerce.number().int().min(0).max(1000),
});

/** What can be done with a letter that lies in the mailbox: what mail servers, providers and programs do. */
const Done = z.strictObject({
  letter: z.coerce.number().int(),
  done: z.enum([...tellableEvents, 'one-click', 'letter']),
});

export const createMailbox = ({ now, telling }: MailboxOptions): Mailbox => {
  const letters: ReceivedLetter[] = [];
  const outage = { status: 503, left: 0 };

  const failNext = (status: number, count: number): void => {
    Object.assign(outage, { status, left: count });
  };

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return complain(response, 405, complaint('method not allowed'));
    const body = await bodyOf(request, longestMailBytes);
    if (body === undefined) return complain(response, 413, complaint('content length too large'));
    if (!/^Bearer SG\.[\w.-]+$/.test(request.headers.authorization ?? ''))
      return complain(
        response,
        401,
        complaint('The provided authorization grant is invalid, expired, or revoked'),
      );
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return complain(response, 415, complaint('Content-Type should be application/json.'));
    if (outage.left > 0) {
      outage.left -= 1;
      return complain(response, outage.status, complaint('the mailbox was asked to fail'));
    }
    const read = readMail(body);
    if ('complaints' in read) return complain(response, 400, read.complaints);
    if (read.sandbox) {
      response.writeHead(200).end();
      return;
    }
    const receivedAt = now().toISOString();
    const messageId = `mailbox-${letters.length + 1}`;
    const arrived = read.letters.map((letter, index) => ({
      ...letter,
      id: letters.length + 1 + index,
      receivedAt,
    }));
    letters.push(...arrived);
    response.writeHead(202, { 'x-message-id': messageId }).end();
    telling?.deliver(arrived);
  };

  const startOutage = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams((await bodyOf(request, 10_000)) ?? '');
    const asked = Outage.safeParse(Object.fromEntries(form));
    if (!asked.success)
      return show(response, sorryPage('A status from 400 to 599 and a count from 0 to 1000, please.'), 400);
    failNext(asked.data.status, asked.data.count);
    response.writeHead(303, { location: '/local/inbox' }).end();
  };

  const doIt = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams((await bodyOf(request, 10_000)) ?? '');
    const { data: asked } = Done.safeParse(Object.fromEntries(form));
    const letter = letters.find(({ id }) => id === asked?.letter);
    if (!asked || !letter || !telling)
      return show(response, sorryPage('There is no such letter, or nothing of that kind to be done.'), 404);
    const { done } = asked;
    const answered =
      done === 'one-click'
        ? await telling.leaveByOneClick(letter)
        : done === 'letter'
          ? await telling.leaveByLetter(letter)
          : await telling.tell([letter], done);
    show(response, donePage(letter, done, answered));
  };

  const showLetters = (response: ServerResponse, asked: URLSearchParams): void => {
    const scheme = asked.get('scheme') === 'dark' ? 'dark' : 'light';
    const id = asked.get('letter');
    if (id === null) return show(response, inboxPage(letters, outage));
    const letter = letters.find((one) => String(one.id) === id);
    if (!letter) return show(response, sorryPage('There is no such letter.'), 404);
    show(response, receivedLetterPage(letter, letters.length, scheme));
  };

  const showAttachment = (response: ServerResponse, asked: URLSearchParams): void => {
    const letter = letters.find((one) => String(one.id) === asked.get('letter'));
    const attachment = letter?.attachments?.[Number(asked.get('place'))];
    if (!attachment) return show(response, sorryPage('There is no such attachment.'), 404);
    const { type, filename, content } = attachment;
    response.writeHead(200, {
      'content-type': type,
      'content-disposition': `inline; filename="${filename.replaceAll(/[^\w.-]/g, '_')}"`,
      'x-content-type-options': 'nosniff',
    });
    response.end(Buffer.from(content, 'base64'));
  };

  return {
    letters: () => letters,
    failNext,
    async handle(request, response) {
      const address = URL.parse(request.url ?? '/', 'http://127.0.0.1');
      if (!address) return false;
      const { pathname, searchParams } = address;
      if (pathname === '/v3/mail/send') await take(request, response);
      else if (pathname === '/local/inbox/fail' && request.method === 'POST')
        await startOutage(request, response);
      else if (pathname === '/local/inbox/do' && request.method === 'POST') await doIt(request, response);
      else if (request.method !== 'GET') return false;
      else if (pathname === '/local/inbox') showLetters(response, searchParams);
      else if (pathname === '/local/inbox/attachment') showAttachment(response, searchParams);
      else if (pathname === '/local/letters') await showPreviews(response, searchParams);
      else if (pathname === '/local/inbox.json') {
        response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
        response.end(JSON.stringify(letters));
      } else return false;
      return true;
    },
  };
};
