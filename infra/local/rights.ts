import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Archive } from '../../shared/store/archive.ts';
import type { ArchiveAction } from '../function-plan.ts';
import type { FunctionPlan } from '../functions.ts';

const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), z.unknown())) });
const Indexed = z.object({ IndexName: z.string() });

/**
 * A client that may do what the manifest says and nothing else, so that a missing right is noticed on this machine
 * and not after the deployment.
 */
export const clientWithRights = (
  config: DynamoDBClientConfig,
  { name, rights }: FunctionPlan,
): DynamoDBClient => {
  const client = new DynamoDBClient(config);
  client.middlewareStack.add(
    (next, context) => async (call) => {
      for (const action of actionsOf(context.commandName ?? '', call.input)) {
        const allowed = Indexed.safeParse(call.input).success ? (rights.lists ?? []) : rights.table;
        if (allowed.some((right) => right === action)) continue;
        throw new Error(`${name} has no right to ${action}: name it in infra/functions.ts`);
      }
      return next(call);
    },
    { step: 'initialize', name: 'rights' },
  );
  return client;
};

/** The same for documents: a folder that the manifest does not name is closed. */
export const archiveWithRights = (archive: Archive, { name, rights }: FunctionPlan): Archive => {
  const check = (action: ArchiveAction, document: string): void => {
    const granted = Object.entries(rights.archive ?? {}).some(
      ([folder, actions]) => document.startsWith(`${folder}/`) && actions.includes(action),
    );
    if (!granted)
      throw new Error(`${name} has no right to ${action} ${document}: name it in infra/functions.ts`);
  };
  return {
    put: async (document, ...what) => {
      check('PutObject', document);
      return archive.put(document, ...what);
    },
    get: async (document) => {
      check('GetObject', document);
      return archive.get(document);
    },
    remove: async (document) => {
      check('DeleteObject', document);
      return archive.remove(document);
    },
  };
};

const inTransactions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** IAM knows no right to transactions: each of their parts needs its own. */
const actionsOf = (commandName: string, input: unknown): string[] => {
  const transaction = Transaction.safeParse(input);
  if (!transaction.success) return [commandName.replace(/Command$/, '')];
  return transaction.data.TransactItems.flatMap((item) => Object.keys(item)).map(
    (part) => inTransactions[part] ?? part,
  );
};
