import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { resultOfNode } from './child-process.ts';
import { cloudStub } from './cloud-stub.ts';
import { serveCloud } from './cloud-server.ts';
import type { Section } from './figure.ts';
import type { GiftTemplates } from './gift-events.ts';
import { lambdaEnvironment } from './lambda-environment.ts';

const Compared = z.object({ ratio: z.number(), oursMicroseconds: z.number(), bareMicroseconds: z.number() });

/** Processor time of one event in a warm process, against a handler that does the least. */
export const warmWebhook = async (
  templates: GiftTemplates,
  bundles: string,
  rounds: number,
): Promise<Section> => {
  const cloud = await serveCloud(cloudStub());
  const compare = async (way: 'line' | 'stub') =>
    Compared.parse(
      await resultOfNode(
        [
          fileURLToPath(new URL('./warm-webhook-process.ts', import.meta.url)),
          way,
          String(rounds),
          JSON.stringify(templates.card),
          bundles,
        ],
        lambdaEnvironment(cloud.endpoint),
      ),
    );
  const line = await compare('line');
  const stub = await compare('stub');
  await cloud.close();
  return {
    title: 'Processor time of a webhook event, warm',
    figures: [
      { figure: 'ours ÷ bare', measured: line.ratio, unit: '×', decimals: 2, atMost: 1.5 },
      { figure: '… ours', measured: line.oursMicroseconds / 1000, unit: 'ms', decimals: 2 },
      { figure: '… bare', measured: line.bareMicroseconds / 1000, unit: 'ms', decimals: 2 },
      { figure: 'ours ÷ bare, with the line cut', measured: stub.ratio, unit: '×', decimals: 2 },
    ],
  };
};
