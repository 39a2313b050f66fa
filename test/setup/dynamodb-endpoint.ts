import { afterAll, inject } from 'vitest';

let given: Promise<string> | undefined;

/** Where DynamoDB Local answers for this test file, from the first time anybody asks. */
export const dynamoDbEndpoint = async (): Promise<string> => {
  given ??= fetch(`${inject('dynamoDbDesk')}/give`).then(async (answer) => {
    if (!answer.ok) throw new Error(`no DynamoDB Local: ${await answer.text()}`);
    return answer.text();
  });
  return given;
};

afterAll(async () => {
  if (!given) return;
  const endpoint = encodeURIComponent(await given);
  await fetch(`${inject('dynamoDbDesk')}/take-back?endpoint=${endpoint}`);
});
