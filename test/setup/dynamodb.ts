import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { startDynamoDb } from '../../infra/local/dynamodb.ts';
import { freePort } from '../../infra/local/ports.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file is given a DynamoDB Local, and gives it back. */
    dynamoDbDesk: string;
  }
}

type Engine = Awaited<ReturnType<typeof startDynamoDb>>;

/**
 * DynamoDB Local keeps five threads for each database as long as it runs, and they wake by themselves: one for a whole
 * run is soon busy with nothing else. One for each file would be cold for each file.
 */
const filesOfOne = 10;

interface Shared {
  readonly engine: Promise<Engine>;
  given: number;
  inUse: number;
}

const stopped = async ({ engine }: Shared): Promise<void> => (await engine).stop();

/** Gives each test file a DynamoDB Local that is warm and not worn; each test house has a database of its own in it. */
export default async (project: TestProject) => {
  const shared: Shared[] = [];
  const give = async (): Promise<string> => {
    let newest = shared.at(-1);
    if (!newest || newest.given >= filesOfOne) {
      newest = { engine: freePort().then(async (port) => startDynamoDb({ port })), given: 0, inUse: 0 };
      shared.push(newest);
    }
    newest.given += 1;
    newest.inUse += 1;
    return (await newest.engine).endpoint;
  };
  const takeBack = async (endpoint: string): Promise<void> => {
    for (const one of shared) {
      if ((await one.engine).endpoint !== endpoint) continue;
      one.inUse -= 1;
      if (one.inUse > 0 || one.given < filesOfOne) return;
      shared.splice(shared.indexOf(one), 1);
      await stopped(one);
    }
  };
  const desk = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const done = pathname === '/give' ? give() : takeBack(searchParams.get('endpoint') ?? '').then(() => '');
    done.then(
      (said) => response.end(said),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const port = await freePort();
  await new Promise<void>((resolve) => {
    desk.listen(port, '127.0.0.1', resolve);
  });
  project.provide('dynamoDbDesk', `http://127.0.0.1:${port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    await Promise.all(shared.map(stopped));
  };
};
