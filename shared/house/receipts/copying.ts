import type { Letter } from '../../domain/letter.ts';
import { dayOf, type Instant, instantOf } from '../../domain/month.ts';
import { type Receipt, registerOf } from '../../domain/receipt.ts';
import type { ReceiptCopy } from '../../domain/receipt-work.ts';
import { Refusal } from '../../domain/refusal.ts';
import { receiptDocument } from '../../store/archive.ts';
import { letterItem } from '../../store/changes.ts';
import type { Writes } from '../../store/desk.ts';
import { receiptCopyItem, receiptItem } from '../../store/receipts.ts';
import { untilDone } from '../until-done.ts';
import { actOf, appended, hashOf, registerWrites } from './chain.ts';
import { keepCopy } from './documents.ts';
import { sheetOf } from './frozen.ts';
import type { IssuingParts } from './parts.ts';

/**
 * What is written when somebody wants a copy of a receipt (Zweitschrift): it is made from there on, and mailed where
 * the original was. It is number `receipt.copies + 1`.
 *
 * @throws Refusal 409 `receipt.not-valid`, `receipt.removed`, `receipt.too-many-copies`
 */
export const wantedCopy = (
  receipt: Receipt,
  now: Date,
): Required<Pick<Writes, 'added' | 'changed'>> & { readonly copy: number } => {
  if (receipt.state !== 'issued') {
    throw new Refusal(409, 'receipt.not-valid', {
      de: `Die Zuwendungsbestätigung ${receipt.number} gilt nicht mehr: davon gibt es keine Zweitschrift.`,
      en: `The official receipt ${receipt.number} is not valid any more: there are no copies of it.`,
    });
  }
  if (!receipt.snapshot) {
    throw new Refusal(409, 'receipt.removed', {
      de: `Die Frist, bis zu der ${receipt.number} aufzubewahren war, ist vorbei: der Inhalt ist gelöscht.`,
      en: `The time for which ${receipt.number} had to be kept is over: its contents are removed.`,
    });
  }
  const copy = receipt.copies + 1;
  if (copy > mostCopies) {
    throw new Refusal(409, 'receipt.too-many-copies', {
      de: `Von ${receipt.number} gibt es schon ${mostCopies} Zweitschriften. Bitte eine davon herunterladen.`,
      en: `There are ${mostCopies} copies of ${receipt.number} already. Please download one of them.`,
    });
  }
  const order = {
    receipt: receipt.receipt,
    copy,
    state: 'open',
    askedAt: instantOf(now),
    version: 1,
  } as const;
  return {
    copy,
    added: [{ ...receiptCopyItem(order), version: 1 }],
    changed: [{ item: receiptItem({ ...receipt, copies: copy }), version: receipt.version }],
  };
};

/** More are asked for by a mistake, or by somebody who means no good. */
const mostCopies = 100;

/**
 * Makes a copy somebody wants, of what the original says, and enters it in the register. Of a receipt that was withdrawn
 * meanwhile none is made.
 */
export const makeCopy = async (name: string, count: number, parts: IssuingParts): Promise<void> => {
  const { clock, log, paper, receipts, register } = parts;
  await untilDone(clock, async () => {
    const { carrier, year } = registerOf((await receipts.find(name))?.number ?? '');
    // The head first: whatever is written of the receipt after this is seen by the head's version.
    const head = await register.head(carrier, year);
    const [receipt, copy] = await Promise.all([receipts.find(name), receipts.copy(name, count)]);
    if (!receipt || !copy || copy.state === 'made') return true;
    const { number, snapshot } = receipt;
    if (receipt.state !== 'issued' || !snapshot) {
      const made = receiptCopyItem({ ...copy, state: 'made' });
      const cancelled = await receipts.commit({ changed: [{ item: made, version: copy.version }] });
      log.tell('no copy of a receipt that is not valid', { number, copy: count });
      return cancelled === undefined ? true : 'contended';
    }
    const bytes = await paper.receipt(await sheetOf(snapshot, parts, count));
    await keepCopy(number, count, bytes, parts);
    const documentHash = hashOf(bytes);
    const now = instantOf(clock.now());
    const { head: next, entry } = appended(head, actOf('copied', receipt, now, documentHash));
    const { added, changed } = registerWrites(next, [entry]);
    const made = receiptCopyItem({ ...copy, state: 'made', documentHash });
    const campaign = await campaignOf(snapshot, parts);
    const cancelled = await receipts.commit({
      added: [...added, ...copyLetter(receipt, copy, campaign, now)],
      changed: [...changed, { item: made, version: copy.version }],
    });
    if (cancelled !== undefined) return 'contended';
    log.tell('receipt copied', { number, copy: count, document: receiptDocument(number, count) });
    return true;
  });
};

type Snapshot = NonNullable<Receipt['snapshot']>;

/** Whose letter it is: the campaign of its first gift. */
const campaignOf = async ({ gifts: [first] }: Snapshot, { receiptGifts }: IssuingParts): Promise<string> => {
  const known = first && (await receiptGifts.of(first.gift));
  const [line] = known ? known.gift.lines.values() : [];
  if (!line) throw new Error(`the gift of a receipt is gone`);
  return line.standing.campaign;
};

const copyLetter = (
  { receipt, number, to, locale, totalCents, snapshot }: Receipt,
  { copy }: ReceiptCopy,
  campaign: string,
  writtenAt: Instant,
): ReturnType<typeof letterItem>[] => {
  if (!to || !snapshot) return [];
  const letter: Letter = {
    letter: `${receipt}.copy-${copy}`,
    to,
    locale,
    about: {
      kind: 'receipt',
      receipt,
      number,
      carrier: snapshot.carrier.carrier,
      campaign,
      cents: totalCents,
      day: dayOf(writtenAt),
      form: snapshot.form,
      year: Number(snapshot.gifts[0]?.givenOn.slice(0, 4)),
      copy,
    },
    state: 'NEW',
    writtenAt,
  };
  return [letterItem(letter)];
};
