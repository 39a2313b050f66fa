import { describe, expect, it } from 'vitest';
import { Letter } from '../../shared/domain/letter.ts';
import { Instant } from '../../shared/domain/month.ts';
import { readPledgeLink } from '../../shared/house/pledge-link.ts';
import { itemOf } from '../../shared/store/changes.ts';
import { letterKey } from '../../shared/store/subject-keys.ts';
import { openOutbox } from '../../shared/store/outbox.ts';
import { aPostOffice, hours, minutes } from './a-post-office.ts';
import { aRenewal } from './a-promise.ts';

describe('a letter', () => {
  it('goes out once, however often the bell rings', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    await Promise.all([office.ring([letter]), office.ring([letter]), office.ring([letter])]);
    await office.ring([letter]);
    expect(office.post.taken).toHaveLength(1);
    expect(office.post.taken[0]).toMatchObject({
      letter: letter.letter,
      from: { email: 'danke@example.org', name: 'Gesundheitszentrum Beispielstadt e.V.' },
      replyTo: 'spenden@example.org',
    });
    expect(await office.states()).toMatchObject([{ state: 'SENT' }]);
    office.later(hours(30));
    await office.sweep();
    expect(office.post.taken).toHaveLength(1);
  });

  it('waits while the post is away and goes out with the next round', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    office.post.next = async () => ({ outcome: 'not-taken', reason: 'SendGrid answered 503' });
    await office.ring([letter]);
    expect(await office.states()).toMatchObject([{ state: 'NEW', reason: 'SendGrid answered 503' }]);
    office.post.next = async () => ({ outcome: 'sent' });
    office.later(hours(1));
    await office.sweep();
    expect((await office.states()).map(({ state }) => state)).toEqual(['SENT']);
    office.later(hours(1));
    await office.sweep();
    expect(office.post.taken).toHaveLength(2);
  });

  it('that the post does not take for hours calls for a person', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    office.post.next = async () => ({ outcome: 'not-taken', reason: 'SendGrid answered 401' });
    await office.ring([letter]);
    expect(office.lines.join('\n')).not.toContain('alarm');
    office.later(hours(4));
    await office.sweep();
    expect(office.lines.join('\n')).toContain('"alarm":"letter-waiting"');
  });

  it('whose fate is unknown is flagged, never sent again blindly, and goes out as a copy after a day', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    office.post.next = async () => ({ outcome: 'unknown', reason: 'no answer from SendGrid' });
    await office.ring([letter]);
    expect(office.lines.join('\n')).toContain('"alarm":"letter-unknown"');
    office.post.next = async () => ({ outcome: 'sent' });
    for (let hour = 1; hour <= 23; hour += 1) {
      office.later(hours(1));
      await office.sweep();
    }
    expect(office.post.taken).toHaveLength(1);
    office.later(hours(2));
    await office.sweep();
    await office.sweep();
    expect(office.post.taken).toHaveLength(2);
    expect(office.post.taken[0]?.subject).not.toContain('Kopie');
    expect(office.post.taken[1]?.subject).toContain('Kopie');
  });

  it('stays marked as a copy when the second attempt has to wait', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    office.post.next = async () => ({ outcome: 'unknown', reason: 'reset' });
    await office.ring([letter]);
    office.post.next = async () => ({ outcome: 'not-taken', reason: 'SendGrid answered 503' });
    office.later(hours(25));
    await office.sweep();
    office.post.next = async () => ({ outcome: 'sent' });
    office.later(hours(1));
    await office.sweep();
    expect(office.post.taken.map(({ subject }) => subject.startsWith('Kopie'))).toEqual([false, true, true]);
  });

  it('whose sender died is unknown after a quarter of an hour, not before', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    await openOutbox(office.table).claim(letter, office.now.at);
    office.later(minutes(10));
    await office.sweep();
    expect((await office.states())[0]).toMatchObject({ state: 'SENDING' });
    office.later(minutes(10));
    await office.sweep();
    expect((await office.states())[0]).toMatchObject({ state: 'UNKNOWN' });
    expect(office.post.taken).toEqual([]);
  });

  it('that the post refuses is set aside for a person and not tried again', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    office.post.next = async () => ({
      outcome: 'refused',
      reason: 'SendGrid answered 400: personalizations',
    });
    await office.ring([letter]);
    office.later(hours(30));
    await office.sweep();
    expect(office.post.taken).toHaveLength(1);
    expect((await office.states())[0]).toMatchObject({ state: 'REFUSED' });
    expect(office.lines.join('\n')).toContain('"alarm":"letter-refused"');
  });

  it('that cannot be written for want of its carrier waits, tells, and goes out when that is mended', async () => {
    const office = await aPostOffice();
    const letter = await office.aLetterToSend();
    const { carrier } = office.parts.campaigns;
    office.parts.campaigns.carrier = async () => undefined;
    await office.ring([letter]);
    expect(office.post.taken).toEqual([]);
    expect(office.lines.join('\n')).toContain('"alarm":"letter-unwritten"');
    office.parts.campaigns.carrier = carrier;
    office.later(hours(1));
    await office.sweep();
    expect(office.post.taken).toHaveLength(1);
  });

  it('says nothing about its reader to the log', async () => {
    const office = await aPostOffice();
    await office.ring([await office.aLetterToSend()]);
    expect(office.lines.join('\n')).toContain('letter sent');
    expect(office.lines.join('\n')).not.toMatch(/ada|Beispiel|@/i);
  });
});

/** A post office where these events were booked one after another, and the letters they made. */
const after = async (events: readonly { id: string; type: string }[]) => {
  const office = await aPostOffice();
  const book = async (more: typeof events) => {
    for (const event of more) await office.book(await office.keep([event]));
  };
  await book(events);
  const letters = await office.letters();
  const letterOf = (kind: string) => {
    const found = letters.find(({ about }) => about.kind === kind);
    if (!found) throw new Error(`no ${kind} letter was written`);
    return found;
  };
  /** As it lies in the table now. */
  const kept = async (letter: Letter) =>
    Letter.strip().parse(await office.table.get(letterKey(letter), { consistent: true }));
  return { ...office, bookMore: book, letterOf, kept };
};

const plain = (text: string | undefined) => (text ?? '').replaceAll(/\s+/gu, ' ');

describe('a letter about a payment that failed', () => {
  const { stands, refusal, failed, link, paid } = aRenewal();
  const told = [stands('past_due'), link, refusal('insufficient_funds'), failed(1, '2026-11-25T12:00:00Z')];

  it('says why, when it is tried again, and leads to another way of paying and to an end', async () => {
    const office = await after(told);
    await office.ring([office.letterOf('renewal-failed')]);
    const text = plain(office.post.taken[0]?.text);
    expect(text).toContain('nicht genug Geld');
    expect(text).toContain('Am 25. November 2026 versuchen wir es noch einmal');
    const tokens = Array.from(text.matchAll(/https:\/\/tragwerk\.example\/v1\/pledges\/link\?token=(\S+)/g));
    expect(
      tokens.map(([, token]) =>
        readPledgeLink(token, undefined, office.parts.pledgeLinks.secret, office.now.at),
      ),
    ).toMatchObject([
      { purpose: 'payment-method', pledge: 'sub_1' },
      { purpose: 'stop', pledge: 'sub_1' },
    ]);
  });

  it('tells of the latest try and the latest reason, not of the first', async () => {
    const office = await after(told);
    const second = aRenewal({ second: '2026-11-25T12:00:00Z' });
    await office.bookMore([second.refusal('expired_card', 2), second.failed(2, '2026-11-29T12:00:00Z')]);
    await office.ring([office.letterOf('renewal-failed')]);
    const text = plain(office.post.taken[0]?.text);
    expect(text).toContain('Am 29. November 2026 versuchen wir');
    expect(text).toContain('Die Karte ist abgelaufen.');
    expect(text).not.toMatch(/25\. November|nicht genug Geld/);
  });

  it('is not sent once the payment is there', async () => {
    const office = await after(told);
    await office.bookMore([paid]);
    const letter = office.letterOf('renewal-failed');
    await office.ring([letter]);
    expect(office.post.taken).toEqual([]);
    expect(await office.kept(letter)).toMatchObject({ state: 'MOOT', reason: 'the payment has come about' });
    office.later(hours(30));
    await office.ring([await office.kept(letter)]);
    expect(office.post.taken).toEqual([]);
  });

  it('is sent though another payment of the promise is there', async () => {
    const office = await after(told);
    await office.bookMore([aRenewal({ number: 3 }).paid]);
    await office.ring([office.letterOf('renewal-failed')]);
    expect(office.post.taken).toHaveLength(1);
  });

  it('gives way to the letter that the promise has ended, which tells the reason then', async () => {
    const office = await after(told);
    await office.bookMore([
      stands('canceled', '2026-11-21T12:00:00Z', { cancellation_details: { reason: 'payment_failed' } }),
    ]);
    const letter = office.letterOf('renewal-failed');
    const ended = (await office.letters()).find(({ about }) => about.kind === 'pledge-ended');
    await office.ring([letter, ...(ended ? [ended] : [])]);
    expect(await office.kept(letter)).toMatchObject({ state: 'MOOT' });
    expect(office.post.taken.map(({ letter: id }) => id)).toEqual(['sub_1.pledge-ended']);
    expect(plain(office.post.taken[0]?.text)).toMatch(
      /nicht genug Geld.*Wir haben die regelmäßige Spende deshalb beendet/,
    );
  });

  it('waits a little for its reason, which comes in an event of its own', async () => {
    const office = await after([stands('past_due'), failed(1)]);
    const letter = office.letterOf('renewal-failed');
    await office.ring([letter]);
    expect(office.post.taken).toEqual([]);
    expect(await office.kept(letter)).toMatchObject({ state: 'NEW' });
    await office.bookMore([link, refusal('expired_card')]);
    office.later(minutes(6));
    await office.ring([letter]);
    expect(plain(office.post.taken[0]?.text)).toContain('Die Karte ist abgelaufen.');
  });

  it('goes out without a reason when none has come', async () => {
    const office = await after([stands('past_due'), failed(1)]);
    const letter = office.letterOf('renewal-failed');
    office.later(minutes(6));
    await office.ring([letter]);
    expect(plain(office.post.taken[0]?.text)).toContain('Die Bank hat keinen Grund genannt.');
  });

  it('is never sent to somebody who has died, though nobody has said so but the bank', async () => {
    const office = await after([stands('past_due'), link, refusal('recipient_deceased'), failed(1)]);
    const letter = office.letterOf('renewal-failed');
    office.later(minutes(6));
    await office.ring([letter]);
    expect(office.post.taken).toEqual([]);
    expect(await office.kept(letter)).toMatchObject({ state: 'MOOT' });
  });
});

const silence = async (office: Awaited<ReturnType<typeof after>>) =>
  office.table.put(
    itemOf({
      silence: { email: 'Ada@example.org', reason: 'MD07', at: Instant.parse('2026-11-22T10:00:00.000Z') },
    }),
  );

describe('whoever must not be written to', () => {
  it('gets no letter of any kind, and the log does not say who it is', async () => {
    const { charge, link, paid, stands, refund } = aRenewal();
    const office = await after([stands('active'), charge, link, paid, refund('re_1', 10_00)]);
    await silence(office);
    const letters = [office.letterOf('acknowledgement'), office.letterOf('refund')];
    await office.ring(letters);
    expect(office.post.taken).toEqual([]);
    for (const letter of letters) expect(await office.kept(letter)).toMatchObject({ state: 'MOOT' });
    expect(office.lines.join('\n')).toContain('its reader must not be written to');
    expect(office.lines.join('\n')).not.toMatch(/ada|Beispiel|@/i);
  });

  it('gets no copy of a letter of which nobody knows whether it went out', async () => {
    const { charge, link, paid, stands } = aRenewal();
    const office = await after([stands('active'), charge, link, paid]);
    const letter = office.letterOf('acknowledgement');
    office.post.next = async () => ({ outcome: 'unknown', reason: 'reset' });
    await office.ring([letter]);
    await silence(office);
    office.later(hours(25));
    await office.ring([await office.kept(letter)]);
    expect(office.post.taken).toHaveLength(1);
    expect(await office.kept(letter)).toMatchObject({ state: 'MOOT' });
  });
});

it('a thank-you for a renewal leads to its promise, and only there', async () => {
  const { charge, link, paid, stands } = aRenewal();
  const office = await after([stands('active'), charge, link, paid]);
  await office.ring([office.letterOf('acknowledgement')]);
  const [, token] = /pledges\/link\?token=(\S+)/.exec(office.post.taken[0]?.text ?? '') ?? [];
  expect(readPledgeLink(token, 'manage', office.parts.pledgeLinks.secret, office.now.at)).toMatchObject({
    pledge: 'sub_1',
  });
});
