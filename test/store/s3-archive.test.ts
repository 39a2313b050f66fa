import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { functions } from '../../infra/functions.ts';
import { openFolderArchive, openLocalArchive } from '../../infra/local/archive.ts';
import { archiveWithRights } from '../../infra/local/rights.ts';
import { type Archive, printDocument, receiptDocument } from '../../shared/store/archive.ts';
import { openS3Archive } from '../../shared/store/s3-archive.ts';
import { aBucket } from './a-bucket.ts';

const original = receiptDocument('LEIPZIG-2026-000123');
const textIn = async (archive: Archive): Promise<string> =>
  Buffer.from((await archive.get(original)) ?? []).toString();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tragwerk-archive-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

const inS3 = async () => {
  const bucket = await aBucket();
  onTestFinished(bucket.close);
  const archive = openS3Archive('documents', {
    endpoint: bucket.endpoint,
    forcePathStyle: true,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'ours', secretAccessKey: 'ours' },
  });
  return { archive, bucket };
};

const archives: readonly (readonly [string, () => Promise<Archive>])[] = [
  ['in S3', async () => (await inS3()).archive],
  ['in a folder of this machine', async () => openFolderArchive(aFolder())],
];

describe.each(archives)('an archive %s', (_where, open) => {
  it('gives back every byte that was put there', async () => {
    const archive = await open();
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await archive.put(original, every, 'application/pdf');
    expect(Buffer.from((await archive.get(original)) ?? [])).toEqual(Buffer.from(every));
  });

  it('has no answer for what is not there', async () => {
    expect(await (await open()).get(original)).toBeUndefined();
  });

  it('keeps a copy apart from its original', async () => {
    const archive = await open();
    await archive.put(original, bytesOf('the original'), 'application/pdf');
    await archive.put(receiptDocument('LEIPZIG-2026-000123', 1), bytesOf('a copy'), 'application/pdf');
    expect(await textIn(archive)).toBe('the original');
  });

  it('says what came last, after the same name was used again', async () => {
    const archive = await open();
    for (const text of ['before', 'after', 'after'])
      await archive.put(original, bytesOf(text), 'application/pdf');
    expect(await textIn(archive)).toBe('after');
  });

  it('forgets what is removed, and minds it as little when that was gone already', async () => {
    const archive = await open();
    await archive.put(original, bytesOf('ten years later'), 'application/pdf');
    await archive.remove(original);
    await archive.remove(original);
    expect(await archive.get(original)).toBeUndefined();
  });
});

describe('S3', () => {
  it('is told what a document is, and a sum by which it knows damaged bytes', async () => {
    const { archive, bucket } = await inS3();
    await archive.put(original, bytesOf('a receipt'), 'application/pdf');
    expect(bucket.asked).toMatchObject([
      {
        method: 'PUT',
        path: '/documents/receipts/leipzig/2026/LEIPZIG-2026-000123.pdf',
        headers: { 'content-type': 'application/pdf', 'x-amz-checksum-crc32': expect.any(String) },
      },
    ]);
  });

  it('is believed when it refuses: a document that may not be read is not a missing one', async () => {
    const { archive, bucket } = await inS3();
    bucket.refuse();
    const refused = expect.objectContaining({ $metadata: expect.objectContaining({ httpStatusCode: 403 }) });
    await expect(archive.get(original)).rejects.toEqual(refused);
    await expect(archive.put(original, bytesOf('x'), 'application/pdf')).rejects.toEqual(refused);
  });

  it('is spoken with from a bundle too, which leaves out much of the library', async () => {
    const { bucket } = await inS3();
    const directory = aFolder();
    symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(directory, 'node_modules'));
    const file = join(directory, 'keep.ts');
    writeFileSync(
      file,
      `import { openS3Archive } from ${JSON.stringify(resolve(import.meta.dirname, '../../shared/store/s3-archive.ts'))};
       export const handler = async () => {
         const archive = openS3Archive('documents', { forcePathStyle: true });
         await archive.put('receipts/a', new TextEncoder().encode('äöü'), 'application/pdf');
         const there = Buffer.from(await archive.get('receipts/a')).toString();
         const missing = await archive.get('receipts/b');
         await archive.remove('receipts/a');
         return { there, missing: missing ?? 'nothing' };
       };`,
    );
    await bundle(join(directory, 'out'), [{ name: 'keep', file }]);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--eval',
        `require(${JSON.stringify(join(directory, 'out/keep/index.js'))}).handler().then((said) => console.log(JSON.stringify(said)))`,
      ],
      {
        env: {
          AWS_ENDPOINT_URL_S3: bucket.endpoint,
          AWS_REGION: 'eu-central-1',
          AWS_ACCESS_KEY_ID: 'ours',
          AWS_SECRET_ACCESS_KEY: 'ours',
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual({ there: 'äöü', missing: 'nothing' });
    expect(bucket.asked.map(({ method }) => method)).toEqual(['PUT', 'GET', 'GET', 'DELETE']);
  });
});

describe('the folder on this machine', () => {
  it('keeps what a document was before, beside it', async () => {
    const folder = aFolder();
    const archive = openFolderArchive(folder);
    await archive.put(printDocument('leipzig.2026.1', 1), bytesOf('before'), 'application/pdf');
    await archive.put(printDocument('leipzig.2026.1', 1), bytesOf('after'), 'application/pdf');
    const earlier = join(folder, 'earlier/prints/leipzig.2026.1');
    const kept = readdirSync(earlier).map((name) => readFileSync(join(earlier, name), 'utf8'));
    expect(kept).toEqual(['before']);
  });

  it('stays what it is when two write the same at once', async () => {
    const archive = openFolderArchive(aFolder());
    const bytes = bytesOf(createHash('sha256').update('a document').digest('hex').repeat(1000));
    await Promise.all(Array.from({ length: 8 }, async () => archive.put(original, bytes, 'application/pdf')));
    expect(await archive.get(original)).toEqual(Buffer.from(bytes));
  });

  it('lets no name lead out of it', async () => {
    const archive = openFolderArchive(aFolder());
    await expect(archive.get('../elsewhere')).rejects.toThrow('leads out of the archive');
    await expect(archive.put('/etc/elsewhere', bytesOf('x'), 'text/plain')).rejects.toThrow('leads out');
  });

  it('is gone with a house that keeps nothing, and stays with one that was told where', async () => {
    const passing = await openLocalArchive(undefined);
    await passing.archive.put(original, bytesOf('x'), 'application/pdf');
    await passing.close();
    expect(await passing.archive.get(original)).toBeUndefined();

    const folder = aFolder();
    const kept = await openLocalArchive(folder);
    await kept.archive.put(original, bytesOf('x'), 'application/pdf');
    await kept.close();
    expect(await textIn(openFolderArchive(folder))).toBe('x');
  });
});

const as = (name: string): Archive => {
  const plan = functions.find((each) => each.name === name);
  if (!plan) throw new Error(`${name} is not in the manifest`);
  return archiveWithRights(openFolderArchive(aFolder()), plan);
};

describe('on this machine a function', () => {
  it('may do with documents what the manifest says, as in the cloud', async () => {
    await as('issue-receipts').put(original, bytesOf('x'), 'application/pdf');
    await as('sweep').remove(original);
    expect(await as('send-letters').get(original)).toBeUndefined();
  });

  it('is stopped where the manifest is silent', async () => {
    await expect(as('send-letters').put(original, bytesOf('x'), 'application/pdf')).rejects.toThrow(
      'send-letters has no right to PutObject receipts/leipzig/2026/LEIPZIG-2026-000123.pdf',
    );
    await expect(as('site').get(printDocument('leipzig.2026.1', 1))).rejects.toThrow('no right to GetObject');
    await expect(as('issue-receipts').remove(original)).rejects.toThrow('no right to DeleteObject');
    await expect(as('book').get(original)).rejects.toThrow('no right to GetObject');
  });
});
