import { createServer } from 'node:http';
import type { CloudStub } from './cloud-stub.ts';

/** The stub on a port, for processes of their own; takes letters like SendGrid and orders like Stripe, too. */
export const serveCloud = async (stub: CloudStub) => {
  let letters = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === '/v3/mail/send') {
        letters += 1;
        response.writeHead(202, { 'x-message-id': 'bench' }).end();
        return;
      }
      if (request.url === '/v1/checkout/sessions') {
        response.writeHead(200, { 'content-type': 'application/json' }).end(session);
        return;
      }
      const target = request.headers['x-amz-target'];
      const body = Buffer.concat(chunks).toString('utf8');
      try {
        const answer = stub.answer(typeof target === 'string' ? target : '', body);
        response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(answer);
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    letters: () => letters,
    endpoint: `http://127.0.0.1:${port}`,
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};

const session = JSON.stringify({
  id: 'cs_test_bench',
  object: 'checkout.session',
  url: 'https://checkout.stripe.com/c/pay/cs_test_bench',
});
