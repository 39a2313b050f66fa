import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { ReceiptSettings } from '../../../domain/carrier.ts';
import { withoutMetadata } from '../../../domain/picture-bytes.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import { type Archive, signatureDocument } from '../../../store/archive.ts';
import { carrierItem } from '../../../store/campaigns.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { type GovernedParts, latestCarrier, subjects } from '../federation/governed.ts';

export interface SignatureParts extends GovernedParts {
  readonly archive: Pick<Archive, 'put'>;
}

/** It lies in each receipt that is mailed. */
const mostBytes = 100_000;
/** At 300 dots an inch a signature is as wide as the page; a larger one would only be made smaller. */
const mostPixels = 2400;

/**
 * The facsimile that receipts made by machine bear (R 10b.1 (4) EStR). It lies in the archive before any carrier names
 * it, under its own hash: what nobody names harms nobody, and receipts always find the one they were issued with.
 */
export const changeSignature = async (
  { parameters, input }: AskedOf<typeof treasuryRoutes.changeSignature>,
  parts: SignatureParts,
): Promise<Decided> => {
  const { thing: before, version } = await latestCarrier(parameters.carrier, parts);
  const picture = pngIn(Buffer.from(input.base64, 'base64'));
  const signatureHash = createHash('sha256').update(picture).digest('hex');
  await parts.archive.put(signatureDocument(signatureHash), picture, 'image/png');
  const { signatory } = input;
  const receipts = ReceiptSettings.parse({ ...before.receipts, signatory, signatureHash });
  return {
    done: 'carrier.signature-changed',
    subject: subjects.carrier(before.carrier),
    before: signedBy(before.receipts),
    after: signedBy(receipts),
    writes: { changed: [{ item: carrierItem({ ...before, receipts }), version }] },
    status: 201,
    body: { signatureHash },
  };
};

const signedBy = (settings: ReceiptSettings | undefined) => ({
  signatory: settings?.signatory,
  signatureHash: settings?.signatureHash,
});

/** @throws Refusal 400 `signature.unreadable`, `signature.too-large` */
const pngIn = (sent: Uint8Array): Uint8Array => {
  const { type, width, height } = sizeOf(sent);
  if (type !== 'png' || width < 1 || height < 1) {
    throw new Refusal(
      400,
      'signature.unreadable',
      {
        de: 'Das ist kein PNG-Bild. Bitte die Unterschrift als PNG speichern, am besten schwarz auf Weiß.',
        en: 'This is no PNG picture. Please save the signature as PNG, preferably black on white.',
      },
      'base64',
    );
  }
  const picture = withoutMetadata(sent, 'image/png');
  if (picture.length <= mostBytes && width <= mostPixels && height <= mostPixels) return picture;
  throw new Refusal(
    400,
    'signature.too-large',
    {
      de: `Das Bild ist zu groß: höchstens ${mostBytes / 1000} kB und ${mostPixels} Pixel je Seite.`,
      en: `The picture is too large: ${mostBytes / 1000} kB and ${mostPixels} pixels a side at most.`,
    },
    'base64',
  );
};

const sizeOf = (sent: Uint8Array): ReturnType<typeof imageSize> => {
  try {
    return imageSize(sent);
  } catch {
    return { type: '', width: 0, height: 0 };
  }
};
