import { createRequire } from 'node:module';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import type { Sheet } from '../../shared/paper/paper.ts';
import {
  aPaper,
  aSignature,
  collective,
  handIssuer,
  issuer,
  linesOnPage,
  look,
  pagesOf,
  single,
  yearOf,
} from './a-receipt.ts';

const paper = aPaper();
const signature = aSignature();
const info = (bytes: Uint8Array, ...words: string[]): string =>
  look(bytes, 'pdfinfo', (file) => [...words, file]);

describe('the file of a receipt', () => {
  it.each([
    ['single', single(), 1],
    ['collective', collective(), 2],
    ['collective, of 400 gifts', collective({}, yearOf(400)), 10],
  ])('is sound: %s', async (_, snapshot, pages) => {
    const bytes = await paper.receipt({ snapshot, signature });
    expect(look(bytes, 'qpdf', (file) => ['--check', file])).toContain(
      'No syntax or stream encoding errors found',
    );
    expect(info(bytes)).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/);
    expect(pagesOf(bytes)).toBe(pages);
  });

  it('is small enough for a letter', async () => {
    for (const snapshot of [single(), collective()])
      expect((await paper.receipt({ snapshot, signature })).length).toBeLessThan(60_000);
    expect((await paper.receipt({ snapshot: collective({}, yearOf(400)) })).length).toBeLessThan(300_000);
  });

  it('embeds both weights of one font, as far as they are used', async () => {
    const fonts = look(await paper.receipt({ snapshot: collective() }), 'pdffonts', (file) => [file])
      .split('\n')
      .slice(2)
      .filter(Boolean);
    expect(fonts).toHaveLength(2);
    for (const font of fonts)
      expect(font).toMatch(/^[A-Z]{6}\+NotoSans-(?:Regular|Bold)\s.*Identity-H\s+yes yes yes/);
  });

  it('says what it is, who made it, in which language, and that it is PDF/UA', async () => {
    const bytes = await paper.receipt({
      snapshot: single({ carrier: issuer({ name: 'Heim & Hilfe <e.V.>' }) }),
    });
    const said = info(bytes);
    expect(said).toContain('Title:           Zuwendungsbestätigung BEISPIELSTADT-2026-000123');
    expect(said).toContain('Author:          Heim + Hilfe +e.V.+');
    expect(said).toMatch(/Tagged:\s+yes/);
    expect(info(bytes, '-meta')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>[\s\S]*Heim \+ Hilfe/);
    const plain = look(bytes, 'qpdf', (file) => [
      '--decrypt',
      '--qdf',
      '--object-streams=disable',
      file,
      '-',
    ]);
    expect(plain).toMatch(/\/Lang \(de-DE\)/);
    expect(plain).toMatch(/\/DisplayDocTitle true/);
  });

  it('can be opened, printed, copied from and read aloud by everyone, and changed by nobody', async () => {
    const may = look(await paper.receipt({ snapshot: single() }), 'qpdf', (file) => [
      '--show-encryption',
      file,
    ]);
    for (const allowed of ['extract for accessibility', 'extract for any purpose', 'print high resolution'])
      expect(may).toContain(`${allowed}: allowed`);
    for (const forbidden of ['anything', 'other', 'annotations', 'forms', 'document assembly'])
      expect(may).toContain(`modify ${forbidden}: not allowed`);
  });

  it('does not name itself a receipt for donations by its everyday name', async () => {
    expect(linesOnPage(await paper.receipt({ snapshot: single() }), 1).join(' ')).not.toMatch(
      /Spendenquittung|Dank/,
    );
  });
});

describe('a receipt that is read aloud', () => {
  it('has its heading, its paragraphs in order, and its ticked box', async () => {
    const tree = info(await paper.receipt({ snapshot: single(), signature }), '-struct-text');
    const said = [...tree.matchAll(/"(.*)"/g)].map(([, words = '']) => words.trim());
    expect(tree).toMatch(/H1 \(block\)\n\s+"Bestätigung über Geldzuwendungen\/Mitgliedsbeitrag"/);
    const inOrder = [
      'Solidarisches Gesundheitszentrum Beispielstadt e.V. Musterstraße 1, 04315 Beispielstadt',
      'Ada Beispiel Lindenweg 12 04109 Beispielstadt',
      'Betrag der Zuwendung - in Ziffern - 1.322,50 €',
      'Tag der Zuwendung: 22.11.2026',
      'Es handelt sich um den Verzicht auf Erstattung von Aufwendungen',
      'Beispielstadt, 24.11.2026',
      'Hinweis:',
    ];
    const places = inOrder.map((words) => said.indexOf(words));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
    expect(tree).toMatch(/Figure/);
    const plain = look(await paper.receipt({ snapshot: single(), signature }), 'qpdf', (file) => [
      '--decrypt',
      '--qdf',
      '--object-streams=disable',
      file,
      '-',
    ]);
    // ☐ and ☒ as UTF-16, in the structure and in the page.
    expect(plain.match(/\/ActualText <feff2610>/gi)?.length).toBe(2);
    expect(plain.match(/\/ActualText <feff2612>/gi)?.length).toBe(2);
    expect(plain).toMatch(/\/Alt <feff[0-9a-f]+>|\/Alt \(Unterschrift: Kim Beispiel, Vorstand\)/i);
  });

  it('has its annex as one table, whose heads are said once', async () => {
    const tree = info(await paper.receipt({ snapshot: collective({}, yearOf(100)) }), '-struct-text');
    expect(tree.match(/^\s+Table/gm)).toHaveLength(1);
    expect(tree.match(/^\s+TH/gm)).toHaveLength(4);
    expect(tree.match(/^\s+TR/gm)).toHaveLength(102);
    expect(tree.match(/^\s+TD/gm)).toHaveLength(404);
    expect(tree.match(/^\s+"Datum der /gm)).toHaveLength(1);
  });
});

const hexOf = async (sheet: Sheet): Promise<string> =>
  Buffer.from(await paper.receipt(sheet)).toString('hex');

describe('a receipt that is made again', () => {
  it('has the same bytes, by another paper and after others were made', async () => {
    const sheet = { snapshot: collective(), signature };
    const first = await aPaper().receipt(sheet);
    for (let count = 0; count < 3; count += 1) await paper.receipt({ snapshot: single() });
    expect(Buffer.compare(Buffer.from(await paper.receipt(sheet)), Buffer.from(first))).toBe(0);
    expect(Buffer.compare(Buffer.from(await paper.receipt(sheet)), Buffer.from(first))).toBe(0);
  });

  it('has the same bytes in whatever order its snapshot was written down', async () => {
    const snapshot = collective();
    const turned: typeof snapshot = JSON.parse(JSON.stringify(snapshot), (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    );
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(snapshot));
    expect(await hexOf({ snapshot: turned })).toBe(await hexOf({ snapshot }));
  });

  it('has others as soon as it says something else', async () => {
    const made = new Set([
      await hexOf({ snapshot: single() }),
      await hexOf({ snapshot: single({}, { cents: 1322_51 }) }),
      await hexOf({ snapshot: single({ code: '7K3M9QXA' }) }),
      await hexOf({ snapshot: single(), copy: 1 }),
      await hexOf({ snapshot: single(), copy: 2 }),
      await hexOf({ snapshot: single(), signature }),
    ]);
    expect(made.size).toBe(6);
  });

  it('shows a facsimile only where no hand signs', async () => {
    const hand = { snapshot: single({ carrier: handIssuer(), signature: 'by-hand' }) };
    const signed = await paper.receipt({ ...hand, signature });
    expect(Buffer.compare(Buffer.from(signed), Buffer.from(await paper.receipt(hand)))).toBe(0);
    expect(info(signed, '-struct')).not.toContain('Figure');
  });
});

describe('many receipts in one file', () => {
  it('begin on pages of their own, each with its own number, and share the fonts', async () => {
    const sheets = Array.from({ length: 20 }, (_, index) => ({
      snapshot:
        index % 2 === 0
          ? single({ number: `BEISPIELSTADT-2026-0001${index + 10}` })
          : collective({ number: `BEISPIELSTADT-2027-0001${index + 10}` }),
      signature,
    }));
    const bytes = await paper.print(sheets);
    expect(pagesOf(bytes)).toBe(30);
    expect(look(bytes, 'qpdf', (file) => ['--check', file])).toContain('No syntax');
    expect(
      look(bytes, 'pdffonts', (file) => [file])
        .trim()
        .split('\n'),
    ).toHaveLength(4);
    const text = look(bytes, 'pdftotext', (file) => ['-layout', file, '-']).split('\f');
    const fronts = text.filter((page) => page.includes('Aussteller (Bezeichnung'));
    expect(fronts).toHaveLength(20);
    for (const [index, page] of fronts.entries()) expect(page).toContain(sheets[index]?.snapshot.number);
    for (const page of fronts) expect(page).toMatch(/Ja ☐\s+Nein ☒|Ob es sich um den Verzicht/);
  });
});

describe('a receipt from the bundle that is deployed', () => {
  it('is the same to the byte, with the font beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tragwerk-paper-'));
    try {
      const entry = join(folder, 'entry.ts');
      const source = join(import.meta.dirname, '../../shared/paper/pdf-paper.ts');
      await writeFile(
        entry,
        `import { join } from 'node:path';
         import { openPaper } from '${source}';
         export const paper = openPaper({ fonts: join(import.meta.dirname, 'fonts'), origin: 'https://spenden.example.org' });`,
      );
      const built = join(folder, 'dist');
      await bundle(built, [{ name: 'issue-receipts', file: entry }]);
      const { paper: bundled } = createRequire(import.meta.url)(join(built, 'issue-receipts/index.js'));
      const sheet = { snapshot: single(), signature };
      const bytes: Uint8Array = await bundled.receipt(sheet);
      expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await paper.receipt(sheet)))).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
