import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);

/** Stripe's own CLI for this machine; null where its package has no binary. */
const binary = ((): string | null => {
  try {
    const folder = dirname(require.resolve(`@stripe/cli-${process.platform}-${process.arch}/package.json`));
    const path = join(folder, 'bin', process.platform === 'win32' ? 'stripe.exe' : 'stripe');
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
})();

export const missingCli =
  binary === null ? `@stripe/cli has no binary for ${process.platform}-${process.arch}` : null;

/**
 * Runs one of Stripe's published scenarios against the sandbox, and lets the CLI reach nothing else. It asks a code host
 * for newer versions and reports its use, whatever the switches say; so everything but this machine goes to a port where
 * nobody listens, which fails at once. It gets none of our environment: STRIPE_API_KEY would outrank the test key.
 */
export const trigger = async (event: string, apiBase: string): Promise<string> => {
  if (binary === null) throw new Error(missingCli ?? '');
  const home = await mkdtemp(join(tmpdir(), 'stripe-cli-'));
  try {
    const { stdout, stderr } = await promisify(execFile)(
      binary,
      ['trigger', event, '--api-base', apiBase, '--api-key', 'sk_test_sandbox', '--color', 'off'],
      {
        timeout: 20_000,
        env: {
          HOME: home,
          XDG_CONFIG_HOME: home,
          HTTP_PROXY: 'http://127.0.0.1:9',
          HTTPS_PROXY: 'http://127.0.0.1:9',
          NO_PROXY: '127.0.0.1',
          STRIPE_CLI_TELEMETRY_OPTOUT: '1',
          STRIPE_NO_AUTO_UPDATE: '1',
          STRIPE_CLI_NO_PLUGIN_AUTO_INSTALL: '1',
        },
      },
    );
    return stdout + stderr;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};
