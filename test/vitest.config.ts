import { defineConfig } from 'vitest/config';
import { closingLine } from './setup/closing-line.ts';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/dynamodb.ts'],
    setupFiles: ['test/setup/dynamodb-endpoint.ts'],
    env: { STRIPE_SUPPRESS_NOTICES: 'true', TZ: 'America/New_York' },
    // Only for what hangs: a busy machine is slow, and that is no mistake.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', closingLine],
  },
});
