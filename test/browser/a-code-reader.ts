import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(await readFile(wasm)).buffer } });

/** What a camera reads in a picture: the bytes of each QR code as text, with its version and error correction. */
export const codesIn = async (png: Uint8Array) =>
  (await readBarcodes(png, { formats: ['QRCode'], tryInvert: false })).map(({ bytes, version, ecLevel }) => ({
    text: Buffer.from(bytes).toString('utf8'),
    version: Number(version),
    ecLevel,
  }));
