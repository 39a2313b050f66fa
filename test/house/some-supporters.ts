import { newsletterVersion } from '../../shared/domain/consent.ts';
import type { Language } from '../../shared/domain/language.ts';
import { Instant } from '../../shared/domain/month.ts';
import { confirmed } from '../../shared/domain/subscription.ts';
import { Ask, type Frequency, type Supporter } from '../../shared/domain/supporter.ts';
import type { Consents } from '../../shared/store/consents.ts';
import { wordsIn } from '../../shared/words.ts';

let made = 0;
const nextId = (): string => {
  made += 1;
  return `${String(made).padStart(6, '0')}abcdefghijklmnop`;
};

/** The parts a supporter is written with: `supporters` of a whole house, or the consents of a table. */
interface Parts {
  readonly consents: Pick<Consents, 'write' | 'withAddress' | 'known'>;
}

/** Somebody who has confirmed that they want to read about these topics, with the proof of each. No letter is written. */
export const aSupporter = async (
  { consents }: Parts,
  {
    email = `reader-${nextId()}@example.org`,
    topics = { netzwerk: 'monthly' },
    language = 'de',
    confirmedAt = '2026-10-01T10:00:00.000Z',
  }: {
    email?: string;
    topics?: Readonly<Record<string, Frequency>>;
    language?: Language;
    confirmedAt?: string;
  } = {},
): Promise<Supporter> => {
  const at = Instant.parse(confirmedAt);
  for (const [topic, frequency] of Object.entries(topics)) {
    const ask = Ask.parse({
      ask: `ask_${nextId()}`,
      email,
      topic,
      frequency,
      language,
      from: 'page',
      campaign: topic === 'federation' ? 'netzwerk' : topic,
      consent: {
        text: wordsIn(language).form.newsletter,
        language,
        version: newsletterVersion,
        page: 'https://spenden.example.org/c/netzwerk/news',
        at,
      },
      askedAt: at,
    });
    const before = await consents.withAddress(email);
    const known = before && (await consents.known(before.supporter));
    const done = await consents.write(confirmed(ask, known, `sup_${nextId()}`, at), before);
    if (done !== undefined) throw new Error(`the supporter was not written: ${done}`);
  }
  const supporter = await consents.withAddress(email);
  if (!supporter) throw new Error('the supporter is not there');
  return supporter;
};
