import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Letter } from '../../shared/domain/letter.ts';
import { instantOf } from '../../shared/domain/month.ts';
import { Receipt } from '../../shared/domain/receipt.ts';
import { readReceiptLink } from '../../shared/house/receipt-link.ts';
import { receiptDocument } from '../../shared/store/archive.ts';
import { letterItem } from '../../shared/store/changes.ts';
import { donorOf } from '../../shared/store/donors.ts';
import { receiptCopyItem, receiptItem } from '../../shared/store/receipts.ts';
import { letterKey } from '../../shared/store/subject-keys.ts';
import { aPostOffice, hours } from './a-post-office.ts';

const number = 'LEIPZIG-2026-000001';
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const document = bytes('%PDF of a receipt');

/** A receipt that was issued, its letter, and perhaps its document. */
const anIssued = async ({ isPutAway = true, copy = undefined as number | undefined } = {}) => {
  const office = await aPostOffice();
  const at = instantOf(office.now.at);
  const receipt = Receipt.parse({
    receipt: 'rcpt_of-this-test',
    number,
    state: 'issued',
    totalCents: 50_00,
    issuedOn: '2026-11-22',
    code: '7K3QX9AB',
    documentHash: hashOf(document),
    issuedAt: at,
    to: { email: 'ada@example.org', name: 'Ada Beispiel' },
    locale: 'de',
    copies: 0,
    retainUntil: '2036-12-31',
    version: 1,
  });
  const letter = Letter.parse({
    letter: copy === undefined ? 'rcpt_of-this-test.receipt' : `rcpt_of-this-test.copy-${copy}`,
    to: receipt.to,
    locale: 'de',
    about: {
      kind: 'receipt',
      receipt: receipt.receipt,
      number,
      carrier: 'leipzig',
      campaign: 'netzwerk',
      cents: 50_00,
      day: '2026-11-22',
      form: 'single',
      year: 2026,
      ...(copy !== undefined && { copy }),
    },
    state: 'NEW',
    writtenAt: at,
  });
  const { receipts, archive } = office.parts;
  await receipts.commit({ added: [{ ...receiptItem(receipt), version: 1 }, letterItem(letter)] });
  const putAway = async (content = document) => archive.put(receiptDocument(number, copy), content);
  if (isPutAway) await putAway();
  return {
    ...office,
    receipt,
    letter,
    putAway,
    become: async (more: Partial<Receipt>) =>
      receipts.commit({ changed: [{ item: receiptItem({ ...receipt, ...more }), version: 1 }] }),
    kept: async () => Letter.strip().parse(await office.table.get(letterKey(letter), { consistent: true })),
  };
};

describe('a letter with a receipt', () => {
  it('brings its document, whole, and answers go to the carrier', async () => {
    const office = await anIssued();
    await office.ring([office.letter]);
    expect(office.post.taken).toMatchObject([
      {
        subject: `Ihre Zuwendungsbestätigung ${number}`,
        to: { email: 'ada@example.org' },
        replyTo: 'spenden@example.org',
        about: 'RECEIPT#rcpt_of-this-test',
        attachment: { filename: `Zuwendungsbestaetigung-${number}.pdf`, type: 'application/pdf' },
      },
    ]);
    expect(office.post.taken[0]?.attachment?.content).toEqual(document);
    expect(await office.kept()).toMatchObject({ state: 'SENT' });
    expect(office.lines.join('\n')).not.toMatch(/ada|Beispiel|@/i);
  });

  it('waits until the document is put away, and goes out with a later round', async () => {
    const office = await anIssued({ isPutAway: false });
    await office.ring([office.letter]);
    expect(office.post.taken).toEqual([]);
    expect(await office.kept()).toMatchObject({ state: 'NEW' });
    await office.putAway();
    office.later(hours(1));
    await office.sweep();
    expect(office.post.taken).toHaveLength(1);
  });

  it('does not wait for a round when the document comes a moment later', async () => {
    const office = await anIssued({ isPutAway: false });
    const { get } = office.parts.archive;
    let asked = 0;
    office.parts.archive.get = async (name) => {
      asked += 1;
      if (asked === 3) await office.putAway();
      return get(name);
    };
    await office.ring([office.letter]);
    expect(office.post.taken).toHaveLength(1);
  });

  it.each(['withdrawn', 'replaced'] as const)('is never sent once its receipt is %s', async (state) => {
    const office = await anIssued();
    await office.become({ state });
    await office.ring([office.letter]);
    office.later(hours(1));
    await office.sweep();
    expect(office.post.taken).toEqual([]);
    expect(await office.kept()).toMatchObject({ state: 'MOOT' });
  });

  it('brings nobody a document that is not the one that was issued, and says so to us', async () => {
    const office = await anIssued();
    await office.putAway(bytes('%PDF of something else'));
    await office.ring([office.letter]);
    expect(office.post.taken).toEqual([]);
    expect(await office.kept()).toMatchObject({ state: 'NEW' });
    expect(office.lines.join('\n')).toContain('"alarm":"letter-unwritten"');
  });

  it('brings the copy that was made, by its own hash', async () => {
    const copied = bytes('%PDF of a copy');
    const office = await anIssued({ isPutAway: false, copy: 1 });
    await office.putAway(copied);
    const made = {
      receipt: office.receipt.receipt,
      copy: 1,
      state: 'made',
      askedAt: office.receipt.issuedAt,
      documentHash: hashOf(copied),
      version: 1,
    } as const;
    await office.parts.receipts.commit({ added: [{ ...receiptCopyItem(made), version: 1 }] });
    await office.ring([office.letter]);
    expect(office.post.taken[0]?.attachment).toEqual({
      filename: `Zuwendungsbestaetigung-${number}-Zweitschrift-1.pdf`,
      type: 'application/pdf',
      content: copied,
    });
  });
});

describe('a letter of thanks', () => {
  it('leads to the receipts of the address it goes to, and notes there what was given', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    await office.ring([letter]);
    const [envelope] = office.post.taken;
    const [, token] = /receipts\/link\?token=(\S+)/.exec(envelope?.text ?? '') ?? [];
    const donor = donorOf(letter.to.email);
    const { pledgeLinks, donors } = office.parts;
    expect(readReceiptLink(token, pledgeLinks.secret, office.now.at)).toMatchObject({
      donor,
      link: letter.letter,
    });
    if (letter.about.kind !== 'acknowledgement') throw new Error('these are no thanks');
    const { gift, day } = letter.about;
    expect(await donors.giftsOf(donor, Number(day.slice(0, 4)))).toEqual([gift]);
  });

  it('of money that came last year and was noted late is noted in the year it came', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    if (letter.about.kind !== 'acknowledgement') throw new Error('these are no thanks');
    await office.ring([{ ...letter, about: { ...letter.about, cameOn: '2025-12-30' } }]);
    expect(await office.parts.donors.giftsOf(donorOf(letter.to.email), 2025)).toEqual([letter.about.gift]);
  });

  it('goes out although it cannot be noted who gave', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    office.parts.donors.gave = async () => {
      throw new Error('the table is away');
    };
    await office.ring([letter]);
    expect(office.post.taken).toHaveLength(1);
    expect(office.lines.join('\n')).toContain('the yearly run will');
  });
});
