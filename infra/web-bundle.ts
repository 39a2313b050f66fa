import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Metafile, type Plugin, transform } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const target = 'es2022';

/** Scripts for browsers, by the name they are fetched under: `/widget/v1.js`. */
export const webEntries: Readonly<Record<string, string>> = {
  v1: 'web/widget/v1.ts',
  copy: 'web/page/copy.ts',
  proof: 'web/page/proof.ts',
  embed: 'web/page/embed.ts',
};

export interface WebFile {
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/**
 * Builds the scripts for browsers into `outdir`. Entries keep their names, what they load later carries a hash in its
 * own. Each entry is built alone: built together, what two of them share would become a file of its own, and a website
 * would fetch two files for the widget.
 */
export const bundleWeb = async (outdir: string): Promise<WebFile[]> => {
  await rm(outdir, { recursive: true, force: true });
  const files = new Map<string, WebFile>();
  for (const [name, file] of Object.entries(webEntries)) {
    const { outputFiles } = await build({ ...options, entryPoints: { [name]: file }, outdir, write: false });
    await mkdir(outdir, { recursive: true });
    for (const { path, contents } of outputFiles) {
      await writeFile(path, contents);
      files.set(path, {
        file: basename(path),
        bytes: contents.length,
        gzipBytes: gzipSync(contents, { level: 9 }).length,
      });
    }
  }
  await writeFile(resolve(outdir, licences), await readFile(resolve(root, 'node_modules/lit-html/LICENSE')));
  return [...files.values()];
};

/** What Lit asks of whoever hands it on: its licence goes along, and the widget's first line says where it is. */
const licences = 'licences.txt';

/** Style sheets become text, made small. */
const styleSheets: Plugin = {
  name: 'style-sheets',
  setup: (builder) => {
    builder.onLoad({ filter: /\/web\/.*\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/**
 * Line breaks in templates are for those who read the source. Once comments are gone and statements stand in one line,
 * the only line breaks left are those in templates.
 */
const templates: Plugin = {
  name: 'templates',
  setup: (builder) => {
    builder.onLoad({ filter: /\/web\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const { code } = await transform(source, {
        loader: 'ts',
        minify: true,
        format: 'esm',
        target,
        charset: 'utf8',
      });
      const contents = code
        .trim()
        .replaceAll(/(?<=>)\s*\n\s*|\s*\n\s*(?=<)/g, '')
        .replaceAll(/\s*\n\s*/g, ' ')
        .replaceAll(/(?<=[\w-])="([\w-]+)"(?=[ >])/g, '=$1');
      return { contents, loader: 'js' };
    });
  },
};

/** Lit writes its version into the global scope, and asks there for old browsers' crutches: on somebody else's page. */
const register =
  /,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/;
const withoutRegister: Plugin = {
  name: 'without-register',
  setup: (builder) => {
    builder.onLoad({ filter: /\/lit-html\/lit-html\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!register.test(source))
        throw new Error('Lit keeps its version elsewhere now: see infra/web-bundle.ts');
      return { contents: source.replace(register, ''), loader: 'js' };
    });
  },
};

const options = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  target,
  charset: 'utf8',
  // Lit's inner names; nobody outside calls them.
  mangleProps: /^_\$A/,
  conditions: ['production'],
  entryNames: '[name]',
  chunkNames: '[name]-[hash]',
  plugins: [styleSheets, templates, withoutRegister],
  legalComments: 'none',
  banner: { js: `/*! ${licences} */` },
  logLevel: 'warning',
} as const satisfies BuildOptions;

export interface TreasuryFile extends WebFile {
  /** What a browser fetches together with it. */
  readonly imports: readonly string[];
  /** What it fetches when somebody comes to it. */
  readonly loads: readonly string[];
}

/**
 * Builds the treasury's pages into `outdir`: `index.html`, which is asked for anew each time, and beside it scripts and
 * a style sheet whose names tell their content. Each page is a part of its own, fetched when somebody opens it.
 */
export const bundleTreasury = async (outdir: string): Promise<TreasuryFile[]> => {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { treasury: 'web/treasury/treasury.ts', look: 'web/treasury/style/treasury.css' },
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    target,
    charset: 'utf8',
    conditions: ['production'],
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    legalComments: 'none',
    banner: { js: `/*! ${licences} */` },
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const contents = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  const named = (ending: RegExp): string => [...contents.keys()].find((file) => ending.test(file)) ?? '';
  const page = await readFile(resolve(root, 'web/treasury/index.html'), 'utf8');
  const entry = named(/^treasury-.*\.js$/);
  const index = page
    .replace('"treasury.css"', `"/treasury/${named(/^look-.*\.css$/)}"`)
    .replace('"treasury.js"', `"/treasury/${entry}"`)
    // Browsers learn of these only when the entry is there.
    .replace(
      '<!-- imports -->',
      [...fetchedWith(entry, metafile)]
        .map((file) => `<link rel="modulepreload" href="/treasury/${file}" />`)
        .join(''),
    );
  contents.set('index.html', new TextEncoder().encode(index));
  for (const [file, content] of contents) await writeFile(resolve(outdir, file), content);
  await writeFile(resolve(outdir, licences), await licencesOf(metafile));
  return [...contents].map(([file, content]) => ({
    file,
    bytes: content.length,
    gzipBytes: gzipSync(content, { level: 9 }).length,
    ...fetchedBy(file, metafile),
  }));
};

/** What a script imports, and what that imports in turn. */
const fetchedWith = (file: string, metafile: Metafile, known = new Set<string>()): Set<string> => {
  for (const next of fetchedBy(file, metafile).imports) {
    if (known.has(next)) continue;
    known.add(next);
    fetchedWith(next, metafile, known);
  }
  return known;
};

const fetchedBy = (file: string, { outputs }: Metafile): Pick<TreasuryFile, 'imports' | 'loads'> => {
  const imported = Object.entries(outputs).find(([path]) => basename(path) === file)?.[1].imports ?? [];
  const of = (wanted: string) =>
    imported.filter(({ kind }) => kind === wanted).map(({ path }) => basename(path));
  return { imports: of('import-statement'), loads: of('dynamic-import') };
};

/** The licence of every package inside, as most of them ask for. */
const licencesOf = async ({ inputs }: Metafile): Promise<string> => {
  const folders = Object.keys(inputs).flatMap(
    (path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  );
  const texts = [...new Set(folders)].toSorted().map(async (folder) => {
    const file = (await readdir(resolve(root, folder))).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? await readFile(resolve(root, folder, file), 'utf8') : '';
    return `${folder.replace(/.*node_modules\//, '')}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n---\n\n');
};
