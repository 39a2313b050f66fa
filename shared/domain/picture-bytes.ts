/**
 * A picture without what cameras and programs write beside it: where and when it was taken, by which device, comments,
 * a small copy of what was cut off. Colours and pixels stay. What is no picture of these kinds stays as it is.
 */
export const withoutMetadata = (
  content: Uint8Array,
  type: 'image/jpeg' | 'image/png',
): Uint8Array<ArrayBuffer> => joined(type === 'image/jpeg' ? jpegParts(content) : pngParts(content));

/** JFIF (E0), a colour profile (E2) and how colours are coded (EE) are needed to show it; other notes are not. */
const isNote = (marker: number): boolean =>
  (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;

/** ITU-T T.81, annex B: segments with their length behind their marker, up to the first scan. */
const jpegParts = (content: Uint8Array): Uint8Array[] => {
  const view = viewOf(content);
  const parts = [content.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= content.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // A marker may have any number of FF before it; behind the start of a scan there is no order of segments any more.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) break;
    const end = at + 2 + view.getUint16(at + 2);
    if (!isNote(marker)) parts.push(content.subarray(at, end));
    at = end;
  }
  return [...parts, content.subarray(at, endOf(content, at))];
};

/** In the scans FF D9 is the end and nothing else; phones hang films and further pictures behind it. */
const endOf = (content: Uint8Array, from: number): number => {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
    if (content[at + 1] === 0xd9) return at + 2;
  }
  return content.length;
};

/** What tells of a picture instead of showing it: text, EXIF, the time (PNG, third edition, 11.3). */
const notes: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

const pngParts = (content: Uint8Array): Uint8Array[] => {
  const view = viewOf(content);
  const parts = [content.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= content.length) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCodePoint(...content.subarray(at + 4, at + 8));
    if (!notes.has(name)) parts.push(content.subarray(at, end));
    at = end;
    // What stands behind the end is no picture.
    if (name === 'IEND') return parts;
  }
  return [...parts, content.subarray(at)];
};

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
