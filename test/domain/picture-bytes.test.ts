import { crc32, deflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { withoutMetadata } from '../../shared/domain/picture-bytes.ts';

const bytes = (...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  bytes([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff], content);

const where = 'GPS 51.3397 N 12.3731 E, Kamera von Ada';
const frame = segment(0xc0, bytes([8, 0, 2, 0, 3, 1, 1, 0x11, 0]));
const scan = bytes(segment(0xda, bytes([1, 1, 0, 0, 63, 0])), [1, 0xff, 0, 2, 0xff, 0xd0, 3]);
const jfif = segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]));
const colours = segment(0xe2, bytes('ICC_PROFILE\0', [1, 1]));

const jpeg = bytes(
  [0xff, 0xd8],
  jfif,
  segment(0xe1, bytes('Exif\0\0', where)),
  colours,
  segment(0xed, bytes('Photoshop 3.0\0', where)),
  segment(0xfe, bytes(where)),
  frame,
  scan,
  [0xff, 0xd9],
  // A phone's film behind the picture.
  bytes('ftypmp42', where),
);

const chunk = (name: string, content: Uint8Array): Uint8Array => {
  const said = bytes(name, content);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(said), 4);
  return bytes(ends.subarray(0, 4), said, ends.subarray(4));
};

const head = chunk('IHDR', bytes([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]));
const pixels = chunk('IDAT', deflateSync(Buffer.alloc(8)));
const png = bytes(
  [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
  head,
  chunk('tEXt', bytes('Author\0', where)),
  chunk('eXIf', bytes(where)),
  pixels,
  chunk('IEND', bytes()),
  where,
);

describe('a picture for a letter', () => {
  it.each([
    ['image/jpeg', jpeg, bytes([0xff, 0xd8], jfif, colours, frame, scan, [0xff, 0xd9])],
    ['image/png', png, bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], head, pixels, chunk('IEND', bytes()))],
  ] as const)(
    '%s: loses what tells where and by whom it was taken, and nothing one sees',
    (type, taken, left) => {
      const cleaned = withoutMetadata(taken, type);
      expect(Buffer.from(cleaned).includes('Ada')).toBe(false);
      expect(Buffer.from(cleaned).equals(left)).toBe(true);
      expect(imageSize(cleaned)).toMatchObject({ width: 3, height: 2 });
    },
  );

  it('stays as it is if nothing is noted in it', () => {
    const once = withoutMetadata(jpeg, 'image/jpeg');
    expect(Buffer.from(withoutMetadata(once, 'image/jpeg')).equals(Buffer.from(once))).toBe(true);
  });

  it('is taken as it comes where it is cut off or no picture at all', () => {
    for (const length of [0, 1, 3, 20, 60]) {
      expect(withoutMetadata(jpeg.subarray(0, length), 'image/jpeg').length).toBeLessThanOrEqual(length);
      expect(withoutMetadata(png.subarray(0, length), 'image/png').length).toBeLessThanOrEqual(length);
    }
  });
});
