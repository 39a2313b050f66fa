import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What somebody asked of the bucket, as it came over the wire. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

const say = (response: ServerResponse, status: number, body: string | Buffer = ''): void => {
  response.writeHead(status, { 'x-amz-request-id': 'ours' });
  response.end(body);
};

/** A bucket on this machine that answers as S3 does, for the three things we ask of one. */
export const aBucket = async () => {
  const documents = new Map<string, Buffer>();
  const asked: Asked[] = [];
  let refusing = false;
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname: path } = new URL(request.url ?? '/', 'http://bucket');
      const bytes = await buffer(request);
      asked.push({ method: request.method ?? '', path, headers: request.headers });
      const problem = (status: number, code: string) =>
        say(response, status, `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
      const kept = documents.get(path);
      if (refusing) problem(403, 'AccessDenied');
      else if (request.method === 'PUT') {
        documents.set(path, bytes);
        say(response, 200);
      } else if (request.method === 'DELETE') {
        documents.delete(path);
        say(response, 204);
      } else if (kept) say(response, 200, kept);
      else problem(404, 'NoSuchKey');
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    documents,
    asked,
    refuse: () => {
      refusing = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
