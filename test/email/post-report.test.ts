import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postReportsIn } from '../../shared/email/post-report.ts';

const now = new Date('2026-12-01T08:00:00.000Z');
const reportsIn = (told: unknown) => postReportsIn(Buffer.from(`${JSON.stringify(told)}\r\n`), now);

/** As SendGrid's reference of the event webhook shows them; the letter's own words stand beside SendGrid's. */
const anEvent = (words: Readonly<Record<string, unknown>>) => ({
  email: 'example@test.com',
  timestamp: 1513299569,
  'smtp-id': '<14c5d75ce93.dfd.64b469@ismtpd-555>',
  category: 'cat facts',
  sg_event_id: 'sg_event_id',
  sg_message_id: 'sg_message_id',
  letter: 'pi_1.acknowledgement',
  about: 'GIFT#pi_1',
  ...words,
});

describe('what the post says of a letter', () => {
  it.each([
    [{ event: 'delivered', response: '250 OK' }, 'delivered', 'delivered'],
    [
      { event: 'bounce', reason: '500 unknown recipient', status: '5.0.0', type: 'bounce' },
      'bounced',
      'bounce, 5.0.0',
    ],
    // Older ones say no type.
    [{ event: 'bounce', reason: '500 unknown recipient', status: '5.0.0' }, 'bounced', 'bounce, 5.0.0'],
    [
      { event: 'bounce', reason: 'mailbox of ada@example.org full', status: '4.2.2', type: 'blocked' },
      'blocked',
      'blocked, 4.2.2',
    ],
    [{ event: 'dropped', reason: 'Bounced Address' }, 'bounced', 'dropped, Bounced Address'],
    [{ event: 'dropped', reason: 'Invalid' }, 'bounced', 'dropped, Invalid'],
    [
      { event: 'dropped', reason: 'Spam Reporting Address' },
      'spam-report',
      'dropped, Spam Reporting Address',
    ],
    [{ event: 'dropped', reason: 'Unsubscribed Address' }, 'suppressed', 'dropped, Unsubscribed Address'],
    [
      { event: 'dropped', reason: 'Recipient List over Package Quota' },
      'not-sent',
      'dropped, Recipient List over Package Quota',
    ],
    [{ event: 'dropped', reason: 'no room for ada@example.org' }, 'not-sent', 'dropped'],
    [{ event: 'spamreport' }, 'spam-report', 'spamreport'],
    [{ event: 'unsubscribe' }, 'unsubscribed', 'unsubscribe'],
    [{ event: 'group_unsubscribe', asm_group_id: 10 }, 'unsubscribed', 'group_unsubscribe'],
  ])('%j means %s', (words, news, reason) => {
    expect(reportsIn([anEvent(words)])).toEqual([
      { news, reason, letter: 'pi_1.acknowledgement', about: 'GIFT#pi_1', at: '2017-12-15T00:59:29.000Z' },
    ]);
  });

  it.each([
    'processed',
    'deferred',
    'open',
    'click',
    'group_resubscribe',
    'account_status_change',
    'new kind',
  ])('is nothing to us if it is “%s”', (event) => {
    expect(reportsIn([anEvent({ event })])).toEqual([]);
  });

  it('keeps its order, and loses nothing to what cannot be read beside it', () => {
    const reports = reportsIn([
      anEvent({ event: 'delivered', letter: 'one' }),
      'a text',
      null,
      [],
      {},
      anEvent({ event: 7 }),
      anEvent({ event: 'delivered', letter: 'x'.repeat(300) }),
      anEvent({ event: 'bounce', letter: 'two', reason: 7, status: 'out of order', timestamp: undefined }),
    ]);
    expect(reports.map(({ letter, at, reason }) => [letter, at, reason])).toEqual([
      ['one', '2017-12-15T00:59:29.000Z', 'delivered'],
      ['two', '2026-12-01T08:00:00.000Z', 'bounce'],
    ]);
  });

  it('says of letters of before that nobody knows where they lie', () => {
    const { about: _, ...before } = anEvent({ event: 'delivered' });
    expect(reportsIn([before])).toMatchObject([{ about: undefined }]);
  });

  it('is read from any JSON without a fall, and names no address', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(() => postReportsIn(Buffer.from(json), now)).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('bounce', 'dropped', 'delivered', 'spamreport'),
        fc.string(),
        fc.string(),
        (event, before, behind) => {
          const said = `${before}ada@example.org${behind}`;
          const [report] = reportsIn([anEvent({ event, reason: said, status: said, type: said })]);
          expect(report?.reason).not.toContain('@');
        },
      ),
    );
    expect(() => postReportsIn(Buffer.from('no JSON'), now)).toThrow(SyntaxError);
  });
});
