import { type Receipt, receiptNumber, registerOf } from '../../domain/receipt.ts';
import { firstHash, type RegisterEntry, type RegisterHead } from '../../domain/register.ts';
import { type Archive, receiptDocument } from '../../store/archive.ts';
import type { Receipts } from '../../store/receipts.ts';
import type { Register } from '../../store/register.ts';
import { chainedHash, hashOf, snapshotHash } from './chain.ts';

export interface VerifyingParts {
  readonly register: Register;
  readonly receipts: Pick<Receipts, 'page'>;
  /** Without it, whether the documents are the ones that were issued is not looked at. */
  readonly archive?: Pick<Archive, 'get'> | undefined;
}

/** Something that is not as it was written; in words for whoever must find out why. */
export interface Finding {
  /** Of which receipt; none for what is wrong with the register itself. */
  readonly number?: string;
  readonly finding: string;
}

export interface Verified {
  readonly head: RegisterHead;
  readonly lines: number;
  readonly issued: number;
  readonly documents: number;
  readonly findings: readonly Finding[];
}

/** Whoever issues while it is read makes it look wrong: then it is read once more. */
const mostWalks = 3;

/**
 * Walks a carrier's register of a year from its first line to its head, and looks at each receipt it names: positions
 * and numbers without a gap, each hash, what each receipt says, its state, and its documents.
 */
export const verifyRegister = async (
  carrier: string,
  year: number,
  parts: VerifyingParts,
): Promise<Verified> => {
  for (let walk = 1; ; walk += 1) {
    const verified = await walked(await parts.register.head(carrier, year), parts);
    if (verified.findings.length === 0 || walk === mostWalks) return verified;
    const now = await parts.register.head(carrier, year);
    if (now.position === verified.head.position) return verified;
  }
};

const walked = async (
  head: RegisterHead,
  { register, receipts, archive }: VerifyingParts,
): Promise<Verified> => {
  const { carrier, year } = head;
  const findings: Finding[] = [];
  const lines: RegisterEntry[] = [];
  let previous = firstHash;
  for await (const line of register.entries(carrier, year)) {
    // Written while we read: the head that was read knows nothing of it.
    if (line.position > head.position) break;
    lines.push(line);
    findings.push(...brokenLinks(line, lines.length, previous));
    previous = line.hash;
  }
  if (lines.length !== head.position || previous !== head.hash) {
    findings.push({
      finding: `the head says ${head.position} lines, there are ${lines.length}, or their last is another`,
    });
  }
  const acts = Map.groupBy(lines, ({ number }) => number);
  findings.push(...brokenNumbers(acts, head));
  const known = new Map((await allOf(carrier, year, receipts)).map((receipt) => [receipt.number, receipt]));
  for (const number of known.keys()) {
    if (!acts.has(number))
      findings.push({ number, finding: 'there is a receipt that the register does not name' });
  }
  let documents = 0;
  for (const [number, ofReceipt] of acts) {
    const receipt = known.get(number);
    if (!receipt) {
      findings.push({ number, finding: 'the receipt is not there' });
      continue;
    }
    findings.push(...contradictions(receipt, ofReceipt));
    if (!archive || ofReceipt.some(({ act }) => act === 'removed')) continue;
    const looked = await lookedThrough(receipt, ofReceipt, archive);
    documents += looked.documents;
    findings.push(...looked.findings);
  }
  return { head, lines: lines.length, issued: acts.size, documents, findings };
};

const brokenLinks = (line: RegisterEntry, position: number, previous: string): Finding[] => {
  const { hash, ...text } = line;
  const { number } = line;
  return [
    ...(line.position === position ? [] : [{ number, finding: `line ${position} is missing` }]),
    ...(line.previousHash === previous
      ? []
      : [{ number, finding: `line ${line.position} does not follow the one before` }]),
    ...(hash === chainedHash(text) ? [] : [{ number, finding: `line ${line.position} was changed` }]),
  ];
};

/** Every number from the first to the last was issued, once, and in order. */
const brokenNumbers = (
  acts: ReadonlyMap<string, readonly RegisterEntry[]>,
  head: RegisterHead,
): Finding[] => {
  const findings: Finding[] = [];
  for (let count = 1; count <= head.numbered; count += 1) {
    const number = receiptNumber(head.carrier, head.year, count);
    const issued = (acts.get(number) ?? []).filter(({ act }) => act === 'issued');
    if (issued.length !== 1) findings.push({ number, finding: `it was issued ${issued.length} times` });
  }
  for (const number of acts.keys()) {
    if (registerOf(number).count > head.numbered) {
      findings.push({ number, finding: `the head knows ${head.numbered} numbers only` });
    }
  }
  return findings;
};

/** Where a receipt is not what the register says of it. */
const contradictions = (receipt: Receipt, acts: readonly RegisterEntry[]): Finding[] => {
  const { number, snapshot, state, totalCents, documentHash } = receipt;
  const last = acts.findLast(({ act }) => act === 'issued' || act === 'withdrawn' || act === 'replaced');
  const [issued] = acts;
  const isRemoved = acts.some(({ act }) => act === 'removed');
  const copies = acts.filter(({ act }) => act === 'copied').length;
  const wrong = (is: boolean, finding: string): Finding[] => (is ? [{ number, finding }] : []);
  return [
    ...wrong(last?.act !== state, `it is ${state}, but the register says ${last?.act ?? 'nothing'}`),
    ...wrong(
      acts.some(({ cents }) => cents !== totalCents),
      'its amount is not the one in the register',
    ),
    ...wrong(
      issued?.documentHash !== documentHash,
      'the hash of its document is not the one in the register',
    ),
    ...wrong(isRemoved && snapshot !== undefined, 'its contents should be removed'),
    ...wrong(!isRemoved && snapshot === undefined, 'its contents are missing'),
    ...wrong(
      snapshot !== undefined && acts.some((act) => act.snapshotHash !== snapshotHash(snapshot)),
      'what it says is not what was issued',
    ),
    ...wrong(
      snapshot !== undefined && (snapshot.number !== number || snapshot.totalCents !== totalCents),
      'what it says is of another receipt',
    ),
    ...wrong(copies > receipt.copies, 'more copies were made than it knows of'),
  ];
};

/** The original must be the one that was issued, and each copy in the register one of those in the archive. */
const lookedThrough = async (
  { number, copies }: Receipt,
  acts: readonly RegisterEntry[],
  archive: Pick<Archive, 'get'>,
): Promise<{ documents: number; findings: Finding[] }> => {
  const findings: Finding[] = [];
  const original = await archive.get(receiptDocument(number));
  if (!original) findings.push({ number, finding: 'its document is not in the archive' });
  else if (hashOf(original) !== acts[0]?.documentHash) {
    findings.push({ number, finding: 'its document is not the one that was issued' });
  }
  const found = new Set<string>();
  for (let copy = 1; copy <= copies; copy += 1) {
    const bytes = await archive.get(receiptDocument(number, copy));
    if (bytes) found.add(hashOf(bytes));
  }
  for (const { position } of acts.filter(
    ({ act, documentHash }) => act === 'copied' && !found.has(documentHash),
  )) {
    findings.push({ number, finding: `the copy of line ${position} is not in the archive, or another` });
  }
  return { documents: (original ? 1 : 0) + found.size, findings };
};

const allOf = async (
  carrier: string,
  year: number,
  receipts: VerifyingParts['receipts'],
): Promise<Receipt[]> => {
  const all: Receipt[] = [];
  let after: string | undefined;
  do {
    const page = await receipts.page(carrier, year, { after, limit: 100 });
    all.push(...page.receipts);
    after = page.next;
  } while (after !== undefined);
  return all;
};
