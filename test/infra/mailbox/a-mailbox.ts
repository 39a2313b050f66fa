import * as http from 'node:http';
import { onTestFinished } from 'vitest';
import { createMailbox } from '../../../infra/local/mailbox/mailbox.ts';
import { sendGridPost } from '../../../shared/email/post.ts';

/** A mailbox behind a server of its own, for one test. */
export const aMailbox = async () => {
  const mailbox = createMailbox({ now: () => new Date('2026-11-22T09:30:00Z') });
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    if (!(await mailbox.handle(request, response))) response.writeHead(404).end('not for the mailbox');
  };
  const server = http.createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    ...mailbox,
    baseUrl,
    post: sendGridPost({ apiKey: 'SG.local.key', baseUrl }),
    read: async (path: string) => {
      const answer = await fetch(baseUrl + path);
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    send: async (body: unknown, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${baseUrl}/v3/mail/send`, {
        method: 'POST',
        headers: { authorization: 'Bearer SG.local.key', 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
  };
};

export const anEnvelope = {
  letter: 'pi_1.acknowledgement',
  about: 'GIFT#pi_1',
  to: { email: 'ada@example.org', name: 'Ada Beispiel' },
  from: { email: 'spenden@example.org', name: 'Gesundheitszentrum Beispielstadt' },
  replyTo: 'buero@example.org',
  subject: 'Danke für Ihre Spende von 25,00 €',
  html: '<p>Danke</p>',
  text: 'Danke',
};

/** The smallest body SendGrid takes. */
export const aMail = {
  personalizations: [{ to: [{ email: 'ada@example.org' }] }],
  from: { email: 'spenden@example.org' },
  subject: 'Danke',
  content: [
    { type: 'text/plain', value: 'Danke' },
    { type: 'text/html', value: '<p>Danke</p>' },
  ],
};
