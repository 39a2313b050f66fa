import { parseArgs } from 'node:util';
import { CarrierId } from '../../shared/domain/carrier.ts';
import type { Locale } from '../../shared/domain/locale.ts';
import { type Verified, verifyRegister } from '../../shared/house/receipts/verifying.ts';
import { openPages } from '../../shared/store/pages.ts';
import { openReceipts } from '../../shared/store/receipts.ts';
import { openRegister } from '../../shared/store/register.ts';
import { openS3Archive } from '../../shared/store/s3-archive.ts';
import { openFolderArchive } from '../local/archive.ts';
import type { Command } from './command.ts';

/** Is the register of official receipts whole, and is each receipt what was issued? */
export const verifyRegisterCommand: Command = {
  summary: 'is the register of official receipts whole?',
  usage: `Walks the register of a carrier’s official receipts of a year from its first line to its head: no number missing or given twice, no line changed, each receipt as it was issued. Ends with 1 if something is not as it was written.

  npm run tragwerk -- verify-register --carrier leipzig --year 2027
  npm run tragwerk -- verify-register --carrier leipzig --year 2027 --archive …   and the documents: the output ArchiveBucket, or the folder of a local house`,

  run: async (words, open, print) => {
    const { values } = parseArgs({
      args: [...words],
      options: { carrier: { type: 'string' }, year: { type: 'string' }, archive: { type: 'string' } },
    });
    const { stage, client, tableName, table, locale } = await open();
    const carrier = CarrierId.safeParse(values.carrier).data;
    const year = Number(values.year);
    if (carrier === undefined || !Number.isInteger(year)) throw new Error(incomplete(locale));
    const archive =
      values.archive === undefined
        ? undefined
        : stage.stage === 'local'
          ? openFolderArchive(values.archive)
          : openS3Archive(values.archive);
    const verified = await verifyRegister(carrier, year, {
      register: openRegister(table),
      receipts: openReceipts(table, openPages(client, tableName)),
      archive,
    });
    for (const { number, finding } of verified.findings)
      print(`${number ?? `${carrier} ${year}`}: ${finding}`);
    print(outcome(verified, archive !== undefined, locale));
    return verified.findings.length === 0;
  },
};

const incomplete = (locale: Locale): string =>
  locale === 'de'
    ? 'Bitte sagen, welches Register: --carrier leipzig --year 2027'
    : 'Say which register: --carrier leipzig --year 2027';

const outcome = (
  { head, lines, issued, documents, findings }: Verified,
  looked: boolean,
  locale: Locale,
): string => {
  const { carrier, year, hash } = head;
  const sentences =
    locale === 'de'
      ? [
          `Register ${carrier} ${year}: ${lines} Zeilen, ${issued} Zuwendungsbestätigungen.`,
          looked ? `${documents} Dokumente angesehen.` : 'Dokumente nicht angesehen (--archive …).',
          findings.length === 0
            ? 'Alles ist, wie es geschrieben wurde.'
            : `${findings.length} Stellen stimmen nicht.`,
          `Kopf: ${hash}`,
        ]
      : [
          `Register ${carrier} ${year}: ${lines} lines, ${issued} official receipts.`,
          looked ? `Looked at ${documents} documents.` : 'Did not look at the documents (--archive …).',
          findings.length === 0 ? 'All is as it was written.' : `${findings.length} places are not.`,
          `Head: ${hash}`,
        ];
  return sentences.join('\n');
};
