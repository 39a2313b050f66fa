import { functions } from '../../functions.ts';
import type { Office } from '../office.ts';
import { type Check, looked } from './check.ts';

/** The secrets every function needs, by name; their values are looked at and never shown. */
export const parameterChecks = async ({ secret, stage }: Office): Promise<Check[]> => {
  const names = [...new Set(functions.flatMap(({ parameters }) => parameters))];
  if (!secret) {
    return [{ name: 'parameters', ok: undefined, detail: 'this house has no parameter store' }];
  }
  const checks: Check[] = [];
  for (const name of names) {
    checks.push(
      await looked(
        `parameter ${name}`,
        `Put it in: secret ${name} (docs/deploy.md, Secrets), below /tragwerk/${stage.stage}.`,
        async () => looksAt(name, await secret(name)),
      ),
    );
  }
  return checks;
};

/** How a value begins says whose it is; which parameter is not listed may be anything. */
const beginnings: Readonly<Record<string, RegExp>> = {
  'stripe-webhook-secret': /^whsec_[^\s,]+(?:\s*,\s*whsec_[^\s,]+)*$/,
  'stripe-secret-key': /^[rs]k_(?:test|live)_\S+$/,
  'sendgrid-api-key': /^SG\.\S+$/,
  // Public keys as SendGrid shows them: base64 of a key on the curve P-256.
  'sendgrid-webhook-key': /^MFkw[\w+/]{118}==(?:\s*,\s*MFkw[\w+/]{118}==)*$/,
  'sendgrid-inbound-key': /^[\w-]{16,}(?:\s*,\s*[\w-]{16,})*$/,
};

/** One takes the place of the other while both are there. */
const maybeTwo: ReadonlySet<string> = new Set([
  'stripe-webhook-secret',
  'sendgrid-webhook-key',
  'sendgrid-inbound-key',
]);

const looksAt = (name: string, value: string): Omit<Check, 'name'> => {
  const form = beginnings[name];
  if (form && !form.test(value)) {
    return {
      ok: false,
      detail: 'is there, and does not look like one',
      advice: `Put it in again: secret ${name}.`,
    };
  }
  const secrets = value.split(',').length;
  return maybeTwo.has(name) && secrets > 1
    ? { ok: true, detail: `${secrets} side by side: a secret is being replaced` }
    : { ok: true, detail: 'is there' };
};
