import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build, type Metafile, transform } from 'esbuild';
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
  // Its ES module looks for its own files by an address that CommonJS does not have.
  pdfkit: join(root, 'node_modules/pdfkit/js/pdfkit.js'),
  // DynamoDB, the parameter store and the archive answer in one piece.
  '@smithy/core/event-streams': join(root, 'infra/bundled/event-streams.ts'),
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

/**
 * Builds each function into `<outdir>/<name>/index.js`, and what it loads only when it needs it into files beside that
 * one; the same files are tested and deployed.
 */
export const bundle = async (
  outdir = bundlesDirectory,
  entries: readonly Entry[] = functions,
): Promise<Bundle[]> => {
  await rm(outdir, { recursive: true, force: true });
  const bundles = await Promise.all(entries.map(async (entry) => bundleOne(entry, outdir)));
  for (const { name } of entries) {
    await mkdir(join(outdir, name), { recursive: true });
    // Ours says "module"; without this Node would read the bundle as one.
    await writeFile(join(outdir, name, 'package.json'), '{"type":"commonjs"}\n');
  }
  // The widget's files go to the cloud beside the function that answers for them.
  if (entries.some(({ name }) => name === 'site')) await bundleWeb(join(outdir, 'site/web'));
  // The treasury's pages are files on their own: no function answers for them.
  if (entries.some(({ name }) => name === 'treasury-api')) await bundleTreasury(join(outdir, 'treasury'));
  // Receipts are set in a font that a bundle cannot carry inside; its licence goes along with it.
  if (entries.some(({ name }) => name === 'issue-receipts'))
    await copyFonts(join(outdir, 'issue-receipts/fonts'));
  refuseForbidden(bundles);
  return bundles;
};

const output = {
  platform: 'node',
  target: 'node24',
  minify: true,
  // Six languages are written as they are: escaped, most of them would be three times as long.
  charset: 'utf8',
  legalComments: 'none',
} as const;

/**
 * A cold start reads and parses all of a file, also what nobody calls. So what is imported on demand becomes a file of
 * its own; esbuild can do that for ES modules only, and each file is made CommonJS afterwards.
 */
const bundleOne = async ({ name, file }: Entry, outdir: string): Promise<Bundle> => {
  const { metafile, outputFiles } = await build({
    ...output,
    absWorkingDir: root,
    entryPoints: [{ in: file, out: 'index' }],
    outdir: join(outdir, name),
    bundle: true,
    splitting: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: instead,
    // CommonJS knows where it lies by another name.
    define: { 'import.meta.dirname': '__dirname' },
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  await mkdir(join(outdir, name), { recursive: true });
  const sizes = await Promise.all(outputFiles.map(async (each) => writeCommonJs(each.path, each.text)));
  return {
    name,
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    packages: packagesIn(metafile),
  };
};

/** @returns its size in bytes */
const writeCommonJs = async (path: string, text: string): Promise<number> => {
  const { code } = await transform(text, {
    ...output,
    // A third smaller and faster to load than ES modules, because those pull in everything behind `node:http`.
    format: 'cjs',
    // A real `import()` of a built-in module makes an object of all its exports, and for `node:http` that loads the
    // whole of undici; a `require` does not.
    supported: { 'dynamic-import': false },
    ...(basename(path) === 'index.js' && { banner: withoutWebGlobals + withoutCompiledSchemas }),
  });
  await writeFile(path, code);
  return Buffer.byteLength(code);
};

/** The weights that shared/paper/fonts.ts names, where it looks for them. */
const copyFonts = async (into: string): Promise<void> => {
  const from = join(root, 'node_modules/@expo-google-fonts/noto-sans');
  for (const file of ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf', 'LICENSE_FONT'])
    await cp(join(from, file), join(into, file));
};

const packagesIn = ({ outputs }: Metafile): string[] =>
  [
    ...new Set(Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs).flatMap(packageOf))),
  ].toSorted();

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
