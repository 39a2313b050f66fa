import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;

/** The files in an archive, as text, by the list at its end (PKWARE's APPNOTE.TXT, 4.3.12 and 4.3.16). */
export const unzipped = (archive: Buffer): ReadonlyMap<string, string> => {
  let end = archive.length - 22;
  while (end > 0 && archive.readUInt32LE(end) !== endOfDirectory) end -= 1;
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, bytes] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) =>
      archive.readUInt16LE(at + place),
    );
    const head = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + (nameBytes ?? 0));
    const begin = head + 30 + archive.readUInt16LE(head + 26) + archive.readUInt16LE(head + 28);
    const data = archive.subarray(begin, begin + bytes);
    files.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return files;
};
