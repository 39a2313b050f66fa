import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { handler } from '../../functions/sendgrid-webhook.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import type { Letter } from '../../shared/domain/letter.ts';
import { leaveMailbox } from '../../shared/house/leave-mailbox.ts';
import { signingSecrets } from '../../shared/house/hearing.ts';
import type { HttpEvent } from '../../shared/lambda/http.ts';
import { openBatches } from '../../shared/store/batches.ts';
import { openConsents } from '../../shared/store/consents.ts';
import { openFates } from '../../shared/store/fates.ts';
import { openPages } from '../../shared/store/pages.ts';
import { letterKey, subjectOf } from '../../shared/store/subject-keys.ts';
import { openTasks } from '../../shared/store/tasks.ts';
import { aPostOffice } from './a-post-office.ts';

export const aKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, written: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
};

export const inboundKey = 'a-key-of-this-test-0123456789';

type Words = Readonly<Record<string, unknown>>;

/** A post office whose post tells afterwards what became of letters, to the real function. */
export const aTellingPost = async () => {
  const office = await aPostOffice();
  const { client, table, now, parts } = office;
  const key = aKey();
  const configured = { keys: [key.written] };
  const hearing = {
    clock: parts.clock,
    log: parts.log,
    postKeys: signingSecrets(async () => configured.keys),
    inboundKeys: [inboundKey],
    pledgeLinks: parts.pledgeLinks,
    fates: openFates(table),
    supporters: openConsents(table),
    runs: openBatches(table, openPages(client, 'tragwerk')),
  };

  const call = async (
    path: string,
    parameters: Record<string, string>,
    headers: Record<string, string>,
    body: string | Uint8Array,
    more: Partial<typeof hearing> = {},
  ) => {
    const event: HttpEvent = {
      version: '2.0',
      routeKey: '',
      rawPath: path,
      rawQueryString: '',
      headers,
      pathParameters: parameters,
      requestContext: {
        accountId: '',
        apiId: '',
        domainName: '',
        domainPrefix: '',
        http: { method: 'POST', path, protocol: '', sourceIp: '127.0.0.1', userAgent: '' },
        requestId: '',
        routeKey: '',
        stage: '',
        time: '',
        timeEpoch: 0,
      },
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    };
    const { statusCode, body: answered = '{}' } = await handler.in({ ...hearing, ...more })(
      event,
      contextOf('sendgrid-webhook'),
    );
    // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers as their callers do
    const read: any = JSON.parse(answered);
    return { status: statusCode, body: read };
  };

  const tellRaw = async (
    content: string,
    {
      signedBy = key.privateKey,
      at = now.at,
      ...more
    }: { signedBy?: KeyObject; at?: Date } & Partial<typeof hearing> = {},
  ) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = sign('sha256', Buffer.from(timestamp + content), signedBy).toString('base64');
    return call(
      '/v1/webhooks/sendgrid',
      {},
      {
        'content-type': 'application/json',
        'x-twilio-email-event-webhook-signature': signature,
        'x-twilio-email-event-webhook-timestamp': timestamp,
      },
      content,
      more,
    );
  };

  return {
    ...office,
    key,
    configured,
    hearing,
    consents: hearing.supporters,
    tellRaw,
    /** The post tells these events, in one call. */
    tell: async (...events: readonly Words[]) => tellRaw(`${JSON.stringify(events)}\r\n`),
    /** What the post says of a letter, now. */
    eventOf: (letter: Letter, words: Words): Words => ({
      email: letter.to.email,
      timestamp: Math.floor(now.at.getTime() / 1000),
      letter: letter.letter,
      about: subjectOf(letter.about),
      ...words,
    }),
    /** What the post says of one reader's letter of a batch, now. */
    eventOfBatch: (batch: string, supporter: string, words: Words): Words => ({
      email: 'reader@example.org',
      timestamp: Math.floor(now.at.getTime() / 1000),
      letter: `${batch}.${supporter}`,
      about: `RUN#${batch.slice(0, batch.lastIndexOf('.'))}`,
      ...words,
    }),
    letterNow: async (letter: Letter) => table.get(letterKey(letter), { consistent: true }),
    tasks: async () => {
      const tasks = [];
      for await (const handful of openTasks(table).open()) tasks.push(...handful);
      return tasks;
    },
    /** Somebody writes a letter to these addresses; the post hands it on. */
    letterArrives: async (
      to: readonly string[],
      subject: string,
      { key: by = inboundKey, fields = {} }: { key?: string; fields?: Record<string, string> } = {},
    ) => {
      const form = new FormData();
      const texts = { to: to.join(), subject, envelope: JSON.stringify({ to, from: 'ada@example.org' }) };
      for (const [name, text] of Object.entries({ ...texts, ...fields })) form.append(name, text);
      form.append('attachment1', new Blob(['--']), 'signature.asc');
      const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
      return call(
        `/v1/webhooks/sendgrid/inbound/${by}`,
        { key: by },
        { 'content-type': request.headers.get('content-type') ?? '' },
        new Uint8Array(await request.arrayBuffer()),
      );
    },
    leaveAddress: (supporter: string): string =>
      `${leaveMailbox(supporter, parts.pledgeLinks.secret)}@antwort.example.org`,
  };
};
