import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import aws4 from 'aws4';
import * as z from 'zod';
import { systemClock } from './system-clock.ts';

const Answer = z.object({ Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })) });

/**
 * Reads secrets from the parameter store, all in one call. Whoever asks keeps them for the life of the container.
 *
 * One signed request instead of the SDK's client: that one describes a hundred and fifty calls to a machine that makes
 * one, and costs every cold start half of what Node itself does.
 *
 * @throws Error that names what is missing and how to set it: no secret, no start
 */
export const readParameters = async <Name extends string>(
  prefix: string,
  names: readonly Name[],
): Promise<Record<Name, string>> => {
  const body = JSON.stringify({ Names: names.map((name) => `${prefix}/${name}`), WithDecryption: true });
  const { Parameters } = Answer.parse(JSON.parse(await askPatiently(body)));
  const found = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
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

const attempts = 4;

/** The parameter store takes forty requests a second; when many containers start at once, some must wait. */
const askPatiently = async (body: string): Promise<string> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(body);
    } catch (error) {
      if (attempt === attempts) throw error;
      await systemClock.pause(systemClock.random() * 100 * 2 ** attempt);
    }
  }
};

/** `GetParameters` in the JSON protocol 1.1. Simulators of the cloud set the address as they do for the SDK. */
const ask = async (body: string): Promise<string> => {
  const { AWS_REGION: region, AWS_ENDPOINT_URL_SSM, AWS_ENDPOINT_URL } = process.env;
  const url = new URL(AWS_ENDPOINT_URL_SSM ?? AWS_ENDPOINT_URL ?? `https://ssm.${region}.amazonaws.com`);
  const signed = aws4.sign({
    service: 'ssm',
    region,
    host: url.host,
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameters' },
    body,
  });
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'http:' ? overHttp : overHttps;
    const request = send(url, { method: 'POST', headers: signed.headers, timeout: 3000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`the parameter store answered ${response.statusCode}`));
      });
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('the parameter store did not answer')));
    request.on('error', reject);
    request.end(body);
  });
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
