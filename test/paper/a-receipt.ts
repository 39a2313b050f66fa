import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { Carrier, ReceiptSettings } from '../../shared/domain/carrier.ts';
import { ReceiptSnapshot } from '../../shared/domain/receipt.ts';
import { openPaper } from '../../shared/paper/pdf-paper.ts';

const root = resolve(import.meta.dirname, '../..');

/** The paper as a function has it, with the font of its package. */
export const aPaper = () =>
  openPaper({
    fonts: join(root, 'node_modules/@expo-google-fonts/noto-sans'),
    origin: 'https://spenden.example.org',
  });

const settings = {
  machineProcedureNotifiedOn: '2026-01-15',
  signatory: 'Kim Beispiel, Vorstand',
};

/** A body that exists only here. */
export const issuer = (change: object = {}): Carrier =>
  Carrier.parse({
    carrier: 'beispielstadt',
    name: 'Solidarisches Gesundheitszentrum Beispielstadt e.V.',
    street: 'Musterstraße 1',
    postalCode: '04315',
    city: 'Beispielstadt',
    email: 'buero@beispielstadt.example.org',
    taxOffice: 'Beispielstadt II',
    taxNumber: '231/000/00000',
    taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-04-03', assessmentYear: 2023 },
    purposes: ['Förderung des öffentlichen Gesundheitswesens und der öffentlichen Gesundheitspflege'],
    receipts: ReceiptSettings.parse(settings),
    ...change,
  });

export const youngIssuer = (change: object = {}): Carrier =>
  issuer({
    taxNotice: { kind: 'section60a', issuedOn: '2025-09-15' },
    purposes: [
      'Förderung des öffentlichen Gesundheitswesens und der öffentlichen Gesundheitspflege',
      'Förderung der Volks- und Berufsbildung',
    ],
    ...change,
  });

/** Whose members give what cannot be deducted. */
export const clubIssuer = (change: object = {}): Carrier =>
  issuer({ receipts: ReceiptSettings.parse({ ...settings, membershipFeesDeductible: false }), ...change });

export const handIssuer = (change: object = {}): Carrier =>
  issuer({ receipts: ReceiptSettings.parse({}), ...change });

const donor = {
  donor: 'donor_0123456789abcdef',
  type: 'person',
  name: 'Ada Beispiel',
  address: { street: 'Lindenweg 12', postalCode: '04109', city: 'Beispielstadt' },
};

export const company = {
  ...donor,
  type: 'company',
  name: 'Bäckerei Morgenrot GmbH & Co. KG',
  address: { street: 'Gewerbering 3', postalCode: '04318', city: 'Beispielstadt' },
};

export const aGift = (change: object = {}) => ({
  gift: 'gift_1',
  givenOn: '2026-11-22',
  kind: 'donation',
  expenseWaiver: false,
  cents: 1322_50,
  ...change,
});

const sumOf = (gifts: readonly { cents: number }[]): number =>
  gifts.reduce((sum, { cents }) => sum + cents, 0);

export const single = (change: object = {}, gift: object = {}): ReceiptSnapshot => {
  const gifts = [aGift(gift)];
  return ReceiptSnapshot.parse({
    receipt: 'rcpt_single-0001',
    number: 'BEISPIELSTADT-2026-000123',
    code: '7K3M9QXZ',
    form: 'single',
    wording: '2013-11-07',
    issuedOn: '2026-11-24',
    carrier: issuer(),
    donor,
    gifts,
    totalCents: sumOf(gifts),
    signature: 'machine',
    ...change,
  });
};

/** Gifts of a year, some of them fees, waived or both. */
export const collective = (change: object = {}, gifts = yearOf(12)): ReceiptSnapshot =>
  single({
    receipt: 'rcpt_collective-1',
    number: 'BEISPIELSTADT-2027-000045',
    code: 'ZYXW9876',
    form: 'collective',
    issuedOn: '2027-03-01',
    gifts,
    totalCents: sumOf(gifts),
    period: { from: gifts[0]?.givenOn, through: gifts.at(-1)?.givenOn },
    ...change,
  });

export const yearOf = (count: number, change: object = {}) =>
  Array.from({ length: count }, (_, index) =>
    aGift({
      gift: `gift_${index + 1}`,
      givenOn: new Date(Date.UTC(2026, 0, 2 + Math.floor((index * 360) / count))).toISOString().slice(0, 10),
      kind: index % 4 === 3 ? 'membership' : 'donation',
      cents: 10_00 + index * 137,
      ...change,
    }),
  );

/** Runs one of the programs that look into a PDF, and gives what it says. */
export const look = (
  bytes: Uint8Array,
  program: string,
  words: (file: string) => readonly string[],
): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tragwerk-paper-'));
  try {
    const file = join(folder, 'receipt.pdf');
    writeFileSync(file, bytes);
    return execFileSync(program, [...words(file)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What stands on a page, line by line, as a person reads it: without the gaps between columns. */
export const linesOnPage = (bytes: Uint8Array, page: number): string[] =>
  look(bytes, 'pdftotext', (file) => ['-layout', '-f', `${page}`, '-l', `${page}`, file, '-'])
    .replaceAll('\f', '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');

export const pagesOf = (bytes: Uint8Array): number =>
  Number(/^Pages:\s+(\d+)/m.exec(look(bytes, 'pdfinfo', (file) => [file]))?.[1]);

/** A scribble, black on nothing, as a scanned signature is. */
export const aSignature = (): Uint8Array => {
  const [width, height] = [300, 80];
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let across = 0; across < width; across += 1) {
    const middle = Math.round(40 + 30 * Math.sin(across / 14) * Math.cos(across / 41));
    for (let down = middle - 2; down <= middle + 2; down += 1)
      rows.writeUInt32BE(0x10_10_30_ff, down * (width * 4 + 1) + 1 + across * 4);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (name: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};
