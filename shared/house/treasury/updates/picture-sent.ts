import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import type { EditionPicture } from '../../../domain/edition.ts';
import { withoutMetadata } from '../../../domain/picture-bytes.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Picture } from '../../../store/pictures.ts';

/** It travels within each letter, so that nothing is fetched when one is opened. */
const mostBytes = 300_000;
/** Twice the width of a letter, for sharp screens; higher than any picture one would read past. */
const mostPixels = 2400;

const types = new Map<string | undefined, EditionPicture['type']>([
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
]);

/**
 * What somebody sent for a letter, as far as it is a picture that fits one.
 *
 * @throws Refusal 400 `picture.unreadable`, `picture.too-large`
 */
export const pictureIn = (sent: Uint8Array): { known: EditionPicture; kept: Picture } => {
  const { type: format, width, height } = sizeOf(sent);
  const type = types.get(format);
  if (!type || width < 1 || height < 1) {
    throw new Refusal(
      400,
      'picture.unreadable',
      {
        de: 'Das ist kein Bild, das in einen Brief passt: bitte JPEG oder PNG nehmen.',
        en: 'This is no picture that fits a letter: please take JPEG or PNG.',
      },
      'base64',
    );
  }
  const content = withoutMetadata(sent, type);
  if (content.length > mostBytes || width > mostPixels || height > mostPixels) {
    throw new Refusal(
      400,
      'picture.too-large',
      {
        de: `Das Bild ist zu groß: höchstens ${mostBytes / 1000} kB und ${mostPixels} Pixel je Seite.`,
        en: `The picture is too large: ${mostBytes / 1000} kB and ${mostPixels} pixels a side at most.`,
      },
      'base64',
    );
  }
  const digest = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  return {
    known: { type, widthPixels: width, heightPixels: height, bytes: content.length, digest },
    kept: { type, digest, content },
  };
};

const sizeOf = (sent: Uint8Array): ReturnType<typeof imageSize> => {
  try {
    return imageSize(sent);
  } catch {
    return { type: '', width: 0, height: 0 };
  }
};
