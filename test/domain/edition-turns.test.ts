import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Edition } from '../../shared/domain/edition.ts';
import {
  approved,
  cancelled,
  mayBeOut,
  paused,
  reopened,
  resumed,
  withdrawn,
  withPicture,
  withTexts,
} from '../../shared/domain/edition-turns.ts';
import { Instant } from '../../shared/domain/month.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { Batch } from '../../shared/domain/run.ts';

const at = Instant.parse('2026-11-26T10:00:00.000Z');
const decision = { by: 'redaktion', at };

const draft = Edition.parse({
  topic: 'netzwerk',
  edition: '2026-12',
  occasion: 'month',
  month: '2026-12',
  signedFor: 'netzwerk',
  state: 'draft',
  texts: {},
  milestones: [],
  draftedAt: '2026-11-25T08:00:00.000Z',
  sendAt: '2026-12-01T08:00:00.000Z',
  withoutApproval: false,
  told: [],
});
const picture = Edition.shape.picture
  .unwrap()
  .parse({ type: 'image/png', widthPixels: 1, heightPixels: 1, bytes: 70, digest: 'one' });
const frozen = Edition.shape.frozen.unwrap().parse({ asOf: at, campaigns: [] });

const codeOf = (turn: () => Edition): string => {
  try {
    return turn().state;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
};

/** What people and the clock do to a letter, in any order. */
const turns: Readonly<Record<string, (edition: Edition, text: string) => Edition>> = {
  write: (edition, text) => withTexts(edition, { de: { paragraph: text, pictureAlternative: text } }),
  illustrate: (edition, text) => withPicture(edition, { ...picture, digest: text }),
  approve: (edition) => approved(edition, decision),
  withdraw: withdrawn,
  cancel: (edition) => cancelled(edition, decision, edition.frozen !== undefined),
  reopen: reopened,
  pause: paused,
  resume: resumed,
  'the clock begins': (edition) =>
    edition.state === 'approved' ? { ...edition, state: 'sending', frozen } : edition,
  'the clock ends': (edition) =>
    edition.state === 'sending' ? { ...edition, state: 'sent', sentAt: at } : edition,
};

const saysOf = ({ texts, picture: shown }: Edition): string => JSON.stringify([texts, shown]);

describe('the turns of a letter', () => {
  it('never let anything go out that nobody agreed to as it is, whatever happens in which order', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(turns)), fc.string({ minLength: 1 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(steps, (story) => {
        let edition = draft;
        let agreedTo: string | undefined;
        let gone: string | undefined;
        for (const [name, text] of story) {
          const before = edition;
          try {
            edition = turns[name]?.(edition, text) ?? edition;
          } catch (thrown) {
            if (!(thrown instanceof Refusal)) throw thrown;
          }
          if (name === 'approve' && edition !== before) agreedTo = saysOf(edition);
          if (edition.state === 'approved' || edition.state === 'sending')
            expect(saysOf(edition)).toBe(agreedTo);
          if (edition.state === 'approved') expect(edition.approved).toEqual(decision);
          if (edition.frozen && gone === undefined) gone = saysOf(edition);
          // What readers have is what it says.
          if (gone !== undefined) expect(saysOf(edition)).toBe(gone);
          expect(Edition.safeParse(edition).success).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('take an agreement back with every change', () => {
    const agreed = approved(withTexts(draft, { de: { paragraph: 'eins' } }), decision);
    expect(withTexts(agreed, { de: { paragraph: 'zwei' } })).not.toHaveProperty('approved');
    expect(withPicture(agreed, picture).state).toBe('draft');
  });

  it('keep no empty language', () => {
    expect(withTexts(draft, { de: {}, en: { nextStep: 'Come by.' } }).texts).toEqual({
      en: { nextStep: 'Come by.' },
    });
  });

  it('say why not', () => {
    const sent: Edition = { ...draft, state: 'sent', frozen };
    const sending: Edition = { ...draft, state: 'sending', frozen };
    const january = { by: 'redaktion', at: Instant.parse('2026-12-31T23:30:00.000Z') };
    const codes = {
      'a text of what is sent': codeOf(() => withTexts(sent, {})),
      'a text of what goes out': codeOf(() => withTexts(sending, {})),
      'a picture of what is paused': codeOf(() => withPicture({ ...sending, state: 'paused' }, undefined)),
      'agreeing twice': codeOf(() => approved(approved(draft, decision), decision)),
      'agreeing when the month is over in Berlin': codeOf(() => approved(draft, january)),
      'a picture nobody described': codeOf(() => approved(withPicture(draft, picture), decision)),
      'taking back what nobody agreed to': codeOf(() => withdrawn(draft)),
      'cancelling what everybody has': codeOf(() => cancelled(sent, decision, true)),
      'cancelling twice': codeOf(() => cancelled(cancelled(draft, decision, false), decision, false)),
      'opening what went out': codeOf(() => reopened(cancelled(sending, decision, true))),
      'pausing a draft': codeOf(() => paused(draft)),
      'going on with what goes on': codeOf(() => resumed(sending)),
    };
    expect(codes).toEqual({
      'a text of what is sent': 'edition.frozen',
      'a text of what goes out': 'edition.frozen',
      'a picture of what is paused': 'edition.frozen',
      'agreeing twice': 'edition.not-a-draft',
      'agreeing when the month is over in Berlin': 'edition.over',
      'a picture nobody described': 'edition.picture-undescribed',
      'taking back what nobody agreed to': 'edition.not-approved',
      'cancelling what everybody has': 'edition.out-already',
      'cancelling twice': 'edition.ended',
      'opening what went out': 'edition.not-cancelled',
      'pausing a draft': 'edition.not-on-its-way',
      'going on with what goes on': 'edition.not-paused',
    });
  });
});

describe('a batch', () => {
  it('may be out as long as nobody knows that it is not', () => {
    const states = Batch.shape.state.options.filter((state) => mayBeOut({ state }));
    expect(states).toEqual(['SENDING', 'SENT', 'UNKNOWN']);
  });
});
