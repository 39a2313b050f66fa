import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import aws4 from 'aws4';
import { readParameters } from '../../shared/lambda/parameters.ts';

interface Asked {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const someParameters = { '/tragwerk/test/one': 'first', '/tragwerk/test/two': 'second' };

const found = (parameters: Record<string, string>) => ({
  status: 200,
  body: JSON.stringify({
    Parameters: Object.entries(parameters).map(([Name, Value]) => ({
      Name,
      Value,
      Type: 'SecureString',
      Version: 1,
    })),
    InvalidParameters: [],
  }),
});

describe('secrets from the parameter store', () => {
  const asked: Asked[] = [];
  let answers: { status: number; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      asked.push({ headers: request.headers, body });
      const { status, body: answer } = answers.shift() ?? { status: 500, body: '' };
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(answer);
    });
  });
  beforeEach(async () => {
    asked.length = 0;
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    vi.stubEnv('AWS_ENDPOINT_URL_SSM', `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });

  it('come in one signed request', async () => {
    answers = [found(someParameters)];
    expect(await readParameters('/tragwerk/test', ['one', 'two'])).toEqual({ one: 'first', two: 'second' });
    const [{ headers, body } = { headers: {}, body: '' }, ...more] = asked;
    expect(more).toEqual([]);
    expect(JSON.parse(body)).toEqual({
      Names: ['/tragwerk/test/one', '/tragwerk/test/two'],
      WithDecryption: true,
    });
    expect(headers).toMatchObject({
      'x-amz-target': 'AmazonSSM.GetParameters',
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-security-token': 'token',
    });
    // What arrived is what was signed, for this service, region and moment.
    const again = new aws4.RequestSigner({
      service: 'ssm',
      region: 'eu-central-1',
      method: 'POST',
      path: '/',
      host: headers.host ?? '',
      headers: {
        'content-type': headers['content-type'],
        'x-amz-target': headers['x-amz-target'],
        'X-Amz-Date': headers['x-amz-date'],
        'X-Amz-Security-Token': headers['x-amz-security-token'],
        'Content-Length': headers['content-length'],
        Host: headers.host,
      },
      body,
    });
    expect(headers.authorization).toBe(again.authHeader());
  });

  it('are asked for again when the store is busy', async () => {
    answers = [
      { status: 400, body: '{"__type":"ThrottlingException"}' },
      { status: 503, body: '' },
      found(someParameters),
    ];
    expect(await readParameters('/tragwerk/test', ['one'])).toEqual({ one: 'first' });
    expect(asked).toHaveLength(3);
  });

  it('that are missing stop the start and say how to set them', async () => {
    answers = [found({ '/tragwerk/test/one': 'first' })];
    await expect(readParameters('/tragwerk/test', ['one', 'two'])).rejects.toThrow(
      'aws ssm put-parameter --type SecureString --name /tragwerk/test/two',
    );
  });

  it('end in an error without secrets when the store stays away', async () => {
    answers = [];
    await expect(readParameters('/tragwerk/test', ['one'])).rejects.toThrow(
      'the parameter store answered 500',
    );
    expect(asked).toHaveLength(4);
  });
});
