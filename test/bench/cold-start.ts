import { join } from 'node:path';
import * as z from 'zod';
import { resultDescriptor, resultOfNode } from './child-process.ts';
import { serveCloud } from './cloud-server.ts';
import type { Figure, Section } from './figure.ts';
import { type FirstEvent, firstEvents, sweptRecently } from './first-events.ts';
import type { GiftTemplates } from './gift-events.ts';
import { lambdaEnvironment } from './lambda-environment.ts';
import { median } from './statistics.ts';
import { stubbedHouse } from './stubbed-house.ts';

// Both programs end in the same words, so both are measured alike: from the start of the process to this line.
const leave = (answer: string): string => `
  const { user, system } = process.cpuUsage();
  require('node:fs').writeSync(${resultDescriptor}, JSON.stringify({ microseconds: user + system, answer: ${answer} }));
  process.exit();`;

const baseline = leave("''");

// Loaded with `require`, as Lambda does. SendGrid's and Stripe's addresses cannot be set from outside, so what goes
// to them over https is led to the stub; the stub itself speaks http, as there are no certificates to check.
const program = `
  const http = require('node:http');
  const https = require('node:https');
  https.request = (options, answered) =>
    http.request({ ...options, protocol: 'http:', agent: undefined, host: '127.0.0.1', hostname: '127.0.0.1', port: process.env.BENCH_PORT }, answered);
  const { handler } = require(process.env.BENCH_BUNDLE);
  handler(JSON.parse(process.env.BENCH_EVENT), { getRemainingTimeInMillis: () => 60000 }).then((answer) => {
    ${leave("JSON.stringify(answer) ?? ''")}
  });`;

const Left = z.object({ microseconds: z.number(), answer: z.string() });

const nothing = async (): Promise<number> =>
  Left.parse(await resultOfNode(['-e', baseline])).microseconds / 1000;

/** Processor time of a whole process from its start to the answer of its first event, against `node -e 0`. */
export const coldStart = async (
  templates: GiftTemplates,
  bundles: string,
  runs: number,
): Promise<Section> => {
  const house = await stubbedHouse();
  house.stub.hold(sweptRecently(new Date()));
  const events = await firstEvents(templates, house);
  const cloud = await serveCloud(house.stub);
  const milliseconds = async ({ name, event, answer: wanted, letters }: FirstEvent): Promise<number> => {
    const lettersBefore = cloud.letters();
    const { microseconds, answer } = Left.parse(
      await resultOfNode(['-e', program], {
        ...lambdaEnvironment(cloud.endpoint),
        BENCH_PORT: String(cloud.port),
        BENCH_BUNDLE: join(bundles, 'ours', name, 'index.js'),
        BENCH_EVENT: JSON.stringify(event),
      }),
    );
    if (!answer.includes(wanted) || cloud.letters() !== lettersBefore + letters)
      throw new Error(`${name} did not do its work: ${answer}`);
    return microseconds / 1000;
  };

  const figures: Figure[] = [];
  const nothings: number[] = [];
  for (const first of events) {
    const ratios: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const [one, measured, other] = [await nothing(), await milliseconds(first), await nothing()];
      nothings.push(one, other);
      ratios.push(measured / ((one + other) / 2));
    }
    figures.push({
      figure: first.figure,
      measured: median(ratios),
      unit: '×',
      decimals: 1,
      atMost: first.atMost,
    });
  }
  await cloud.close();
  return {
    title: 'Processor time from a cold start to the first answer, in starts of `node -e 0`',
    figures: [
      ...figures,
      { figure: '… of which each is', measured: median(nothings), unit: 'ms', decimals: 0 },
    ],
  };
};
