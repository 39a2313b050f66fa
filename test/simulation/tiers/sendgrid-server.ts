import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import type { HandlerRun, Outside } from '../handler-run.ts';
import type { OutsidePost } from '../house/outside-post.ts';

const Mail = z.object({
  subject: z.string().optional(),
  personalizations: z.array(
    z.object({ custom_args: z.object({ letter: z.string() }).optional(), subject: z.string().optional() }),
  ),
  custom_args: z.object({ letter: z.string() }).optional(),
});

const letterIn = (body: string): { letter: string; subject: string } => {
  const { subject, personalizations, custom_args } = Mail.parse(JSON.parse(body));
  const [first] = personalizations;
  return {
    letter: custom_args?.letter ?? first?.custom_args?.letter ?? '',
    subject: subject ?? first?.subject ?? '',
  };
};

/** SendGrid on this machine: the real client speaks to it, and each container is known by a key of its own. */
export const openSendGrid = (post: OutsidePost, outside: () => Outside) => {
  const keys = new Map<() => HandlerRun, string>();
  const runs = new Map<string, () => HandlerRun>();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const run = runs.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
    const { letter, subject } = letterIn(Buffer.concat(chunks).toString());
    if (!run) throw new Error('SendGrid does not know this key');
    const outcome = await outside().call<'taken' | 'busy' | 'lost'>(run(), {
      service: 'sendgrid',
      what: `send ${letter}`,
      effect: async () => {
        post.take({ letter, subject }, outside().timeline.now);
        return 'taken';
      },
      isOnce: true,
      answers: { before: 'busy', after: 'lost' },
      slowMilliseconds: 400,
    });
    if (outcome === 'lost') request.socket.destroy();
    else response.writeHead(outcome === 'taken' ? 202 : 503).end();
  };
  const server = createServer((request, response) => {
    void take(request, response);
  });
  server.listen(0, '127.0.0.1');
  server.unref();
  const listening = once(server, 'listening');
  return {
    keyFor: async (run: () => HandlerRun) => {
      if (!server.listening) await listening;
      const apiKey = keys.get(run) ?? `SG.container${keys.size}`;
      keys.set(run, apiKey);
      runs.set(apiKey, run);
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      return { apiKey, baseUrl: `http://127.0.0.1:${port}` };
    },
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
};
