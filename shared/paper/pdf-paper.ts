import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { annexOf, passagesOf } from '../domain/receipt-passages.ts';
import type { ReceiptSnapshot } from '../domain/receipt.ts';
import { Refusal } from '../domain/refusal.ts';
import { putAnnex } from './annex.ts';
import { type Fonts, readFonts } from './fonts.ts';
import { putCopyMark, putFoot } from './foot.ts';
import { frontOf } from './front.ts';
import { refuseUnknownLetters } from './letters.ts';
import type { Paper, Sheet } from './paper.ts';
import type { SignatureImage } from './signature.ts';
import { prepareTickBoxes } from './tick-box.ts';
import type { OpenDocument } from './typesetting.ts';

export interface PaperOptions {
  /** The folder of Noto Sans: of its package, or beside the bundle (infra/bundle.ts). */
  readonly fonts: string;
  /** Where a receipt can be checked, as `https://…` without a slash at the end. */
  readonly origin: string;
}

/** Receipts as PDF/UA, tagged and protected against changes: docs/adr/0016 says why so. */
export const openPaper = ({ fonts, origin }: PaperOptions): Paper => {
  // Read at the first receipt: who only looks at one does not wait for it.
  let read: Fonts | undefined;
  const fontsRead = (): Fonts => (read ??= readFonts(fonts));
  return {
    receipt: async (sheet) =>
      written([sheet], `Zuwendungsbestätigung ${sheet.snapshot.number}`, fontsRead(), origin),
    print: async (sheets) => written(sheets, 'Zuwendungsbestätigungen', fontsRead(), origin),
  };
};

const written = async (
  sheets: readonly Sheet[],
  title: string,
  fonts: Fonts,
  origin: string,
): Promise<Uint8Array> => {
  const snapshots = sheets.map(({ snapshot }) => inComposedLetters(snapshot));
  for (const snapshot of snapshots) refuseUnknownLetters(snapshot);
  const document = new PDFDocument(optionsOf(snapshots, title));
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.once('end', resolve).once('error', reject);
  });
  fonts.lend(document);
  const body = document.struct('Document');
  document.addStructure(body);
  const opened = new Map<string, SignatureImage>();
  for (const [index, snapshot] of snapshots.entries()) {
    const { copy, signature } = sheets[index] ?? {};
    putSheet(document, snapshot, { copy, signature: openedOnce(opened, signature), origin, body });
  }
  body.end();
  fonts.takeBack(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
};

/** What one receipt needs besides what it says. */
interface Making {
  readonly copy: number | undefined;
  readonly signature: SignatureImage | undefined;
  readonly origin: string;
  readonly body: PDFKit.PDFStructureElement;
}

const putSheet = (document: OpenDocument, snapshot: ReceiptSnapshot, making: Making): void => {
  const { copy, signature, origin, body } = making;
  const put = frontOf(
    document,
    passagesOf(snapshot),
    snapshot.signature === 'machine' ? signature : undefined,
  );
  if (!put) throw tooLong;
  const part = document.struct('Sect', { title: snapshot.number });
  body.add(part);
  document.addPage();
  prepareTickBoxes(document);
  if (copy !== undefined) putCopyMark(document, copy, part);
  put(part);
  putFoot(document, snapshot, origin, part);
  const annex = annexOf(snapshot);
  if (annex)
    putAnnex(document, annex, snapshot, part, () => {
      document.addPage();
      if (copy !== undefined) putCopyMark(document, copy, undefined);
      putFoot(document, snapshot, origin, undefined);
    });
  part.end();
};

const tooLong = new Refusal(409, 'receipt.too-long', {
  de: 'Name, Anschrift oder Zwecke sind zu lang: Die Bestätigung muss auf eine Seite passen. Bitte kürzen Sie, was dort steht.',
  en: 'The name, the address or the purposes are too long: a receipt must fit on one page. Please shorten them.',
});

const optionsOf = (snapshots: readonly ReceiptSnapshot[], title: string): PDFKit.PDFDocumentOptions => {
  const issuers = [...new Set(snapshots.map(({ carrier }) => carrier.name))];
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // Otherwise it loads Helvetica, which would not be embedded.
    font: '',
    // The newest one whose protection is the same each time: docs/adr/0016.
    pdfVersion: '1.5',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    info: {
      Title: title,
      // It stands in the metadata's XML as it is.
      Author: issuers.join(', ').replaceAll(/[&<>]/g, '+'),
      Producer: 'Tragwerk',
      Creator: 'Tragwerk',
      CreationDate: writtenAt(snapshots),
    },
    ownerPassword: ownerPassword(snapshots),
    permissions: { printing: 'highResolution', copying: true, contentAccessibility: true },
  };
  // Known to pdfkit, and not yet to its types.
  return Object.assign(options, { subset: 'PDF/UA' });
};

/** Noon of the day of issue: a document that is made again is the same to the byte. */
const writtenAt = (snapshots: readonly ReceiptSnapshot[]): Date => {
  const [latest = '2000-01-01'] = snapshots
    .map(({ issuedOn }) => issuedOn)
    .toSorted()
    .toReversed();
  return new Date(`${latest}T12:00:00Z`);
};

/**
 * Nobody needs to know it: whoever may change a receipt issues another. Made of ids that stand on no paper, so nobody can
 * make it of what is printed; and not of how the snapshot happens to be written down.
 */
const ownerPassword = (snapshots: readonly ReceiptSnapshot[]): string =>
  createHash('sha256')
    .update(
      snapshots
        .flatMap(({ receipt, number, donor, gifts }) => [
          receipt,
          number,
          donor.donor,
          ...gifts.map(({ gift }) => gift),
        ])
        .join('\n'),
    )
    .digest('base64url')
    .slice(0, 32);

const composed = (text: string): string => text.normalize('NFC');

/** A letter and its mark as one letter, where there is one: so the font has them, and searching finds them. */
const inComposedLetters = (snapshot: ReceiptSnapshot): ReceiptSnapshot => {
  const { donor, carrier } = snapshot;
  const { street, postalCode, city, country } = donor.address;
  return {
    ...snapshot,
    carrier: { ...carrier, name: composed(carrier.name), purposes: carrier.purposes.map(composed) },
    donor: {
      ...donor,
      name: composed(donor.name),
      address: {
        street: composed(street),
        postalCode: composed(postalCode),
        city: composed(city),
        ...(country !== undefined && { country: composed(country) }),
      },
    },
  };
};

const openedOnce = (
  opened: Map<string, SignatureImage>,
  signature: Uint8Array | undefined,
): SignatureImage | undefined => {
  if (signature === undefined) return undefined;
  const hash = createHash('sha256').update(signature).digest('hex');
  const image = opened.get(hash) ?? `data:image/png;base64,${Buffer.from(signature).toString('base64')}`;
  opened.set(hash, image);
  return image;
};
