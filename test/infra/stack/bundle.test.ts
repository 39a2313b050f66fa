import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from '../../../infra/bundle.ts';
import { functions } from '../../../infra/functions.ts';

const root = resolve(import.meta.dirname, '../../..');
const load = createRequire(import.meta.url);
const run = promisify(execFile);

const emptyDirectory = () => {
  const directory = mkdtempSync(join(tmpdir(), 'tragwerk-bundle-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
};

/** A function in a place of its own that sees our packages. */
const written = (name: string, source: string) => {
  const directory = emptyDirectory();
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  const file = join(directory, `${name}.ts`);
  writeFileSync(file, source);
  return { entry: { name, file }, outdir: join(directory, 'out') };
};

describe('the bundler', () => {
  it('turns a TypeScript module into one file that Lambda can load', async () => {
    const { entry, outdir } = written(
      'greet',
      'export const handler = async (name: string) => `Hello ${name}`;',
    );
    const [made] = await bundle(outdir, [entry]);
    expect(made).toMatchObject({ name: 'greet', packages: [] });
    const loaded: { handler(name: string): Promise<string> } = load(join(outdir, 'greet', 'index.js'));
    await expect(loaded.handler('Leipzig')).resolves.toBe('Hello Leipzig');
  });

  it('says which packages are inside', async () => {
    const { entry, outdir } = written(
      'check',
      "import * as z from 'zod'; export const handler = () => z.int();",
    );
    expect((await bundle(outdir, [entry]))[0]?.packages).toEqual(['zod']);
  });

  it.each([
    ['stripe', "import Stripe from 'stripe'; export const handler = () => new Stripe('key');"],
    ['@sendgrid/mail', "import mail from '@sendgrid/mail'; export const handler = () => mail.send;"],
  ])('refuses a webhook that carries %s', async (name, source) => {
    const { entry, outdir } = written('stripe-webhook', source);
    await expect(bundle(outdir, [entry])).rejects.toThrow('stripe-webhook must not carry');
    await expect(bundle(outdir, [entry])).rejects.toThrow(name);
  });
});

describe('the functions', () => {
  it('let who makes a gift not wait for what only the treasury needs', async () => {
    const outdir = join(emptyDirectory(), 'out');
    await bundle(
      outdir,
      functions.filter(({ name }) => name === 'public-api'),
    );
    // Which schemas with a name have been made once the file is loaded, in a process of its own.
    const { stdout } = await run(process.execPath, [
      '--eval',
      `require(${JSON.stringify(join(outdir, 'public-api', 'index.js'))});
       console.log(JSON.stringify([...globalThis.__zod_globalRegistry._idmap.keys()]))`,
    ]);
    const made: unknown = JSON.parse(stdout);
    expect(made).toContain('CampaignProgress');
    expect(made).not.toContain('Me');
    expect(made).not.toContain('AuditEntry');
  });

  it('are bundled, each with its handler, small enough to start fast', async () => {
    const outdir = join(emptyDirectory(), 'out');
    const bundles = await bundle(outdir);
    expect(bundles.map(({ name }) => name).toSorted()).toEqual(functions.map(({ name }) => name).toSorted());
    for (const { name } of functions)
      expect(load(join(outdir, name, 'index.js'))).toHaveProperty('handler', expect.any(Function));
    const webhook = bundles.find(({ name }) => name === 'stripe-webhook');
    expect(webhook?.bytes).toBeLessThan(1_000_000);
  });
});
