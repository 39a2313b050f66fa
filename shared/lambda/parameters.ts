import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';

/**
 * Reads secrets from the parameter store, all in one call. Whoever asks keeps them for the life of the container.
 *
 * @throws Error that names what is missing and how to set it: no secret, no start
 */
export const readParameters = async <Name extends string>(
  prefix: string,
  names: readonly Name[],
): Promise<Record<Name, string>> => {
  const answer = await new SSMClient({}).send(
    new GetParametersCommand({ Names: names.map((name) => `${prefix}/${name}`), WithDecryption: true }),
  );
  const found = new Map(answer.Parameters?.map(({ Name, Value }) => [Name, Value]));
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = found.get(`${prefix}/${name}`);
    if (!value) {
      throw new Error(
        `The parameter ${prefix}/${name} is missing. Set it: aws ssm put-parameter --type SecureString --name ${prefix}/${name} --value …`,
      );
    }
    values[name] = value;
  }
  return complete(values, names);
};

const complete = <Name extends string>(
  values: Partial<Record<Name, string>>,
  names: readonly Name[],
): Record<Name, string> => {
  const isComplete = (candidate: Partial<Record<Name, string>>): candidate is Record<Name, string> =>
    names.every((name) => candidate[name] !== undefined);
  if (!isComplete(values)) throw new Error('unreachable: a missing parameter was refused before');
  return values;
};
