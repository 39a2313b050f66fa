import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** None for a room that stands empty: git does not keep those. */
const filesIn = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    : [];

const product = ['functions', 'infra', 'shared', 'web'].flatMap(filesIn);
const all = [...product, ...filesIn('test')];
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** English says "save as CSV". */
const withoutTexts = (text: string): string => text.replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''");

const importsOf = (file: string): string[] =>
  [...withoutComments(textOf(file)).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
  );

const usersOf = (library: RegExp) =>
  product.filter((file) => importsOf(file).some((name) => library.test(name)));

/** `shared/store/inbox.ts` lies in the room `shared/store`; routes and openapi are rooms of one file. */
const roomOf = (file: string): string => {
  const [top = '', second = ''] = file.split('/');
  return top === 'shared' ? `shared/${second.replace(/\.ts$/, '')}` : top;
};

/** Who may import whom, besides itself. What is not here may be imported by nobody else. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': [],
  'shared/routes': ['shared/domain'],
  // Escaped HTML, the colours, and what pages say: of use to every room that writes for people.
  'shared/markup': [],
  'shared/look': [],
  'shared/words': ['shared/domain'],
  // The pages of our own, of what they are given (docs/adr/0013).
  'shared/page': ['shared/domain', 'shared/routes', 'shared/words', 'shared/markup', 'shared/look'],
  'shared/openapi': ['shared/routes'],
  'shared/stripe': ['shared/domain'],
  'shared/email': ['shared/domain', 'shared/markup'],
  // Documents that are printed: pdfkit is known here and nowhere else (docs/adr/0016).
  'shared/paper': ['shared/domain'],
  'shared/store': ['shared/domain'],
  // Refusals have sentences in the reader's language: docs/adr/0006.
  'shared/lambda': ['shared/domain'],
  // Where the rooms work together, for more than one function: docs/adr/0006.
  'shared/house': [
    'shared/domain',
    'shared/routes',
    'shared/stripe',
    'shared/email',
    'shared/paper',
    'shared/store',
    'shared/lambda',
    'shared/words',
    'shared/page',
    'shared/markup',
    'shared/look',
  ],
  functions: [
    'shared/domain',
    'shared/routes',
    'shared/openapi',
    'shared/stripe',
    'shared/email',
    'shared/paper',
    'shared/store',
    'shared/lambda',
    'shared/house',
  ],
  web: ['shared/domain', 'shared/routes', 'shared/words', 'shared/look'],
};

describe('the walls of the house', () => {
  it.each(product.filter((file) => !file.startsWith('infra/')))(
    '%s imports only what its room may',
    (file) => {
      const allowed = new Set([roomOf(file), ...(mayImport[roomOf(file)] ?? [])]);
      const ours = importsOf(file).filter((name) => /^(?:shared|functions|infra|web|test)\//.test(name));
      expect(ours.filter((name) => !allowed.has(roomOf(name)))).toEqual([]);
      if (file.startsWith('functions/'))
        expect(ours.filter((name) => name.startsWith('functions/'))).toEqual([]);
    },
  );

  it('keep the deployment to lists: routes, events and the manifest, never logic', () => {
    const planned = filesIn('infra').filter((file) => !/^infra\/(?:local|commands)\//.test(file));
    const logic = planned
      .flatMap(importsOf)
      .filter((name) => /^(?:shared|functions)\//.test(name))
      .filter(
        (name) =>
          ![
            'shared/routes.ts',
            'shared/routes/treasury.ts',
            'shared/routes/treasury/sign-in.ts',
            'shared/stripe/events.ts',
            'shared/stripe/version.ts',
          ].includes(name),
      );
    expect(logic).toEqual([]);
  });

  it('let only the Lambda room know middy, only the post room SendGrid, and only the paper room pdfkit', () => {
    expect(new Set(usersOf(/^@middy\//).map(roomOf))).toEqual(new Set(['shared/lambda']));
    expect(new Set(usersOf(/^@sendgrid\//).map(roomOf))).toEqual(new Set(['shared/email']));
    expect(new Set(usersOf(/^pdfkit/).map(roomOf))).toEqual(new Set(['shared/paper']));
  });

  it('keep the domain to zod and itself', () => {
    const libraries = filesIn('shared/domain')
      .flatMap(importsOf)
      .filter((name) => !name.startsWith('shared/'));
    expect(new Set(libraries)).toEqual(new Set(['zod']));
  });
});

describe('every file', () => {
  it('is short enough to read in one go', () => {
    const long = product
      .map((file) => ({ file, lines: textOf(file).split('\n').length }))
      .filter(({ lines }) => lines > 250)
      // Written by a program, for the compiler: npm run client.
      .filter(({ file }) => file !== 'web/treasury/api/schema.d.ts');
    expect(long).toEqual([]);
    const halls = filesIn('functions').map((file) => ({ file, lines: textOf(file).split('\n').length }));
    expect(halls.filter(({ lines }) => lines > 60)).toEqual([]);
  });

  it('is named for its matter, never for its kind', () => {
    const kinds = /(?:^|\/)(?:utils?|helpers?|services?|types?|common|misc)(?:\/|\.ts$)/;
    expect(all.filter((file) => kinds.test(file))).toEqual([]);
  });

  it('that is product code casts nothing and silences nobody', () => {
    const casts =
      /(?<!\[\w+ in .*)\bas (?!const\b)(?:any|unknown|never|[A-Z]\w*|string|number)\b|<any>|@ts-|oxlint-disable|eslint-disable/;
    const found = product
      .filter((file) => !file.startsWith('infra/'))
      .filter((file) =>
        casts.test(withoutTexts(withoutComments(textOf(file)).replaceAll(/import[^;]*;/g, ''))),
      );
    expect(found).toEqual([]);
  });

  it('takes all of zod by name, so that a bundle takes only what is used', () => {
    expect(all.filter((file) => /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(textOf(file)))).toEqual([]);
  });

  it('below the handlers asks nobody for the time or for chance', () => {
    const clocks =
      /Date\.now\(|new Date\(\)|Math\.random\(|(?<![.\w])set(?:Timeout|Interval)\(|randomUUID|randomBytes/;
    const found = [...filesIn('shared'), ...filesIn('functions')]
      .filter((file) => clocks.test(withoutComments(textOf(file))))
      .filter((file) => file !== 'shared/lambda/system-clock.ts');
    expect(found).toEqual([]);
  });

  it('is used: somebody imports it, runs it, or tests with it', () => {
    const imported = new Set(all.flatMap(importsOf));
    const scripts = ['package.json', 'cdk.json', 'infra/bundle.ts', 'infra/web-bundle.ts']
      .map(textOf)
      .join('');
    const dead = product
      .filter((file) => !imported.has(file) && !scripts.includes(file))
      .filter((file) => !file.startsWith('functions/') && !file.endsWith('.d.ts'));
    expect(dead).toEqual([]);
  });
});
