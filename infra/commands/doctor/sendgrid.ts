import * as z from 'zod';
import type { Office } from '../office.ts';
import { type Check, looked } from './check.ts';

const Scopes = z.object({ scopes: z.array(z.string()) });
const Domains = z.array(z.object({ domain: z.string(), valid: z.boolean() }));

/** Whether letters can leave, and from a domain that may. */
export const sendGridChecks = async (office: Office): Promise<Check[]> => {
  const { sendGridUrl, secret, stage } = office;
  if (sendGridUrl === undefined || !secret) {
    return [{ name: 'SendGrid', ok: undefined, detail: 'letters of this house stay on this machine' }];
  }
  const ask = async (path: string): Promise<Response> =>
    fetch(`${sendGridUrl}${path}`, {
      headers: { authorization: `Bearer ${await secret('sendgrid-api-key')}` },
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
  return [
    await looked('SendGrid key', 'Put in a key that works: secret sendgrid-api-key.', async () =>
      keyWorks(await ask('/v3/scopes'), stage.sendgridResidency),
    ),
    await looked('sender domain', domainAdvice, async () => {
      const domain = stage.mailFrom.split('@')[1] ?? '';
      return domainStands(await ask(`/v3/whitelabel/domains?domain=${encodeURIComponent(domain)}`), domain);
    }),
  ];
};

const keyWorks = async (
  answer: Response,
  residency: Office['stage']['sendgridResidency'],
): Promise<Omit<Check, 'name'>> => {
  if (!answer.ok) {
    return {
      ok: false,
      detail: `SendGrid (${residency}) answers ${answer.status}`,
      // A key of one region is unknown in the other.
      advice:
        'Is it a key of this region (sendgridResidency in cdk.context.json), and not deleted? Then: secret sendgrid-api-key.',
    };
  }
  const { scopes } = Scopes.parse(await answer.json());
  return scopes.includes('mail.send')
    ? { ok: true, detail: `works, residency ${residency}, may send` }
    : { ok: false, detail: 'may not send', advice: 'SendGrid → API Keys → "Mail Send": Full Access.' };
};

const domainAdvice =
  'SendGrid → Settings → Sender Authentication: put its records into the DNS and press Verify. Without them letters land in spam.';

const domainStands = async (answer: Response, domain: string): Promise<Omit<Check, 'name'>> => {
  if (answer.status === 401 || answer.status === 403) {
    return {
      ok: undefined,
      detail: `the key may not look whether ${domain} is authenticated`,
      advice:
        'Look in SendGrid → Settings → Sender Authentication, or give the key "Sender Authentication: Read".',
    };
  }
  if (!answer.ok) return { ok: false, detail: `SendGrid answers ${answer.status}`, advice: domainAdvice };
  const known = Domains.parse(await answer.json());
  // A letter from the domain itself, or from one above it, is signed by it.
  const ours = known.filter((one) => one.domain === domain || domain.endsWith(`.${one.domain}`));
  if (ours.some(({ valid }) => valid)) return { ok: true, detail: `${domain} is authenticated` };
  return {
    ok: false,
    detail: ours.length > 0 ? `${domain} is entered and not verified` : `${domain} is not entered`,
    advice: domainAdvice,
  };
};
