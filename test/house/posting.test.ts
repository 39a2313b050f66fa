import { describe, expect, it } from 'vitest';
import { openOutbox } from '../../shared/store/outbox.ts';
import { aPostOffice, hours, minutes } from './a-post-office.ts';

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
