import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { functions } from './functions.ts';
import { bundleTreasury, bundleWeb } from './web-bundle.ts';

const root = resolve(import.meta.dirname, '..');

/** Where `npm run build` puts the bundles and the stack looks for them. */
export const bundlesDirectory = join(root, 'dist');

interface Entry {
  readonly name: string;
  readonly file: string;
}

export interface Bundle {
  readonly name: string;
  readonly bytes: number;
  /** The packages inside, by name. */
  readonly packages: readonly string[];
}

/**
 * Stripe waits for the webhook's answer, often from a cold start: the client libraries cost 35 ms and 74 ms of
 * loading and do nothing there.
 */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  'stripe-webhook': ['stripe', '@sendgrid/client', '@sendgrid/mail'],
  'sendgrid-webhook': ['stripe', '@sendgrid/client', '@sendgrid/mail'],
};

const leftOut = join(root, 'infra/bundled/left-out.ts');

/** What a bundle carries instead of a package. */
const instead: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': join(root, 'infra/bundled/credentials.ts'),
  // SendGrid's client speaks through axios, and we speak JSON over HTTP/1.1 to one host: no forms (and no list of all
  // file types of the world with them), no proxies, no HTTP/2, no
  // debug lines.
  'form-data': leftOut,
  'https-proxy-agent': leftOut,
  http2: leftOut,
  debug: leftOut,
  // DynamoDB and the parameter store answer in one piece.
  '@smithy/core/event-streams': leftOut,
};

/**
 * The web's globals are loaded when somebody touches them, and libraries touch them to see what there is: 25 ms for
 * something that nobody here uses. What is not there is not loaded.
 */
const withoutWebGlobals = `for (const name of ['fetch','FormData','Headers','Request','Response']) delete globalThis[name];`;

/**
 * zod writes a program for each schema at its first use, which pays after some hundred uses; a cold start has one.
 * This is where `z.config` keeps it, said before the first schema is made.
 */
const withoutCompiledSchemas = `globalThis.__zod_globalConfig={jitless:true};`;

/** Builds each function into one file, `<outdir>/<name>/index.js`; the same files are tested and deployed. */
export const bundle = async (
  outdir = bundlesDirectory,
  entries: readonly Entry[] = functions,
): Promise<Bundle[]> => {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map(({ name, file }) => ({ in: file, out: `${name}/index` })),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    // CommonJS made of ES modules: a third smaller and faster to load than ES module output, because that one
    // pulls in everything behind `node:http`.
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    // Six languages are written as they are: escaped, most of them would be three times as long.
    charset: 'utf8',
    // A real `import()` of a built-in module makes an object of all its exports, and for `node:http` that loads the
    // whole of undici; a `require` does not.
    supported: { 'dynamic-import': false },
    banner: { js: withoutWebGlobals + withoutCompiledSchemas },
    alias: instead,
    // CommonJS knows where it lies by another name.
    define: { 'import.meta.dirname': '__dirname' },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  for (const { name } of entries) {
    await mkdir(join(outdir, name), { recursive: true });
    // Ours says "module"; without this Node would read the bundle as one.
    await writeFile(join(outdir, name, 'package.json'), '{"type":"commonjs"}\n');
  }
  // The widget's files go to the cloud beside the function that answers for them.
  if (entries.some(({ name }) => name === 'site')) await bundleWeb(join(outdir, 'site/web'));
  // The treasury's pages are files on their own: no function answers for them.
  if (entries.some(({ name }) => name === 'treasury-api')) await bundleTreasury(join(outdir, 'treasury'));
  const bundles = bundlesIn(metafile);
  refuseForbidden(bundles);
  return bundles;
};

const bundlesIn = (metafile: Metafile): Bundle[] =>
  Object.entries(metafile.outputs).map(([path, { bytes, inputs }]) => ({
    name: dirname(path).split('/').at(-1) ?? path,
    bytes,
    packages: [...new Set(Object.keys(inputs).flatMap(packageOf))].toSorted(),
  }));

const packageOf = (path: string): string[] =>
  path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.slice(1) ?? [];

const refuseForbidden = (bundles: readonly Bundle[]): void => {
  for (const { name, packages } of bundles) {
    const found = packages.filter((one) => forbidden[name]?.includes(one));
    if (found.length > 0) throw new Error(`${name} must not carry ${found.join(', ')}: see infra/bundle.ts`);
  }
};

if (import.meta.main) {
  for (const { name, bytes, packages } of await bundle())
    console.log(
      `${name.padEnd(16)}${Math.ceil(bytes / 1000)
        .toString()
        .padStart(5)} kB  ${packages.length} packages`,
    );
}
