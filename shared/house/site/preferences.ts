import { Language } from '../../domain/language.ts';
import { instantOf } from '../../domain/month.ts';
import { changed, type KnownSupporter } from '../../domain/subscription.ts';
import { Frequency } from '../../domain/supporter.ts';
import { fieldsIn } from '../../lambda/body.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { consentTo } from '../../page/news-form.ts';
import { preferencesPage, type PreferencesShown } from '../../page/preferences.ts';
import type { Consents } from '../../store/consents.ts';
import type { GivingRules } from '../giving-rules.ts';
import { erase, type ErasingParts, leave } from '../news/leaving.ts';
import { namedTopic } from '../news/topics.ts';
import type { ReaderLink } from '../reader-link.ts';
import { untilDone } from '../until-done.ts';
import { languageOf } from './language.ts';
import type { LeavingDoorParts } from './leaving.ts';
import { readerIn } from './reader.ts';
import { shown } from './shown.ts';

export interface PreferencesParts extends LeavingDoorParts, ErasingParts {
  readonly consents: Pick<Consents, 'end' | 'known' | 'proofs' | 'write'>;
  readonly giving: Pick<GivingRules, 'returnOrigins'>;
  readonly newKey: () => string;
}

/** @throws Refusal `link.invalid`, `link.expired` */
export const showPreferences = async (request: HttpRequest, parts: PreferencesParts): Promise<HttpAnswer> => {
  const { token, link } = await readerIn(request, parts);
  return pageOf(request, token, link, undefined, parts);
};

/**
 * Changes what somebody reads. Whoever has one of their letters is let in: there is nothing to be had here, and the
 * worst that could happen is that no more letters come.
 *
 * @throws Refusal `link.invalid`, `link.expired`, `body.too-large`
 */
export const savePreferences = async (request: HttpRequest, parts: PreferencesParts): Promise<HttpAnswer> => {
  const { token, link } = await readerIn(request, parts);
  const fields = fieldsIn(request);
  if (fields['do'] === 'erase') {
    await erase(link.supporter, parts);
    return pageOf(request, token, link, 'erased', parts);
  }
  if (fields['do'] === 'leave') await leave(link.supporter, 'all', 'reader', parts);
  else await save(link.supporter, fields, languageOf(request), parts);
  return pageOf(request, token, link, 'saved', parts);
};

/** What is not said in the form stays as it is: a letter's reader may have come to read more meanwhile. */
const save = async (
  id: string,
  fields: Readonly<Record<string, string>>,
  language: Language,
  parts: PreferencesParts,
): Promise<void> => {
  const { clock, consents, giving, newKey } = parts;
  await untilDone(clock, async () => {
    const known = await consents.known(id);
    if (known?.supporter.email === undefined) return 'nobody';
    const at = instantOf(clock.now());
    const decided = changed(
      known,
      {
        language: Language.safeParse(fields['language']).data ?? known.supporter.language,
        topics: chosenIn(fields, known, language),
      },
      (frequency) => ({
        ask: `ask_${newKey()}`,
        consent: {
          ...consentTo(frequency, language),
          language,
          // Without the token: it is nobody's business who keeps the proof.
          page: new URL('/news', giving.returnOrigins[0]).href,
          at,
        },
      }),
      at,
    );
    return (await consents.write(decided, known.supporter)) === undefined ? 'done' : 'contended';
  });
};

/** To read otherwise is agreed to by the sentence that was shown; of another one nothing changes. */
const chosenIn = (
  fields: Readonly<Record<string, string>>,
  { supporter }: KnownSupporter,
  language: Language,
): Readonly<Record<string, Frequency>> =>
  Object.fromEntries(
    Object.entries(supporter.topics).flatMap(([topic, had]) => {
      const said = fields[`read-${topic}`];
      if (said === 'none' || had === undefined) return [];
      const wanted = Frequency.safeParse(said).data ?? had;
      const isShown = fields[`version-${wanted}`] === consentTo(wanted, language).version;
      return [[topic, isShown ? wanted : had]];
    }),
  );

const pageOf = async (
  request: HttpRequest,
  token: string,
  { supporter, topics }: ReaderLink,
  done: PreferencesShown['done'],
  parts: PreferencesParts,
): Promise<HttpAnswer> => {
  const known = await parts.consents.known(supporter);
  const language = languageOf(request);
  const titleOf = async (topic: string) => (await namedTopic(topic, parts)).title;
  const read = Object.entries(known?.supporter.topics ?? {}).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const page = preferencesPage(
    {
      token,
      letters: known?.supporter.language ?? language,
      reads: await Promise.all(
        read.flatMap(([topic, frequency]) =>
          frequency === undefined ? [] : [titleOf(topic).then((title) => ({ topic, title, frequency }))],
        ),
      ),
      offered: await Promise.all(topics.map(async (topic) => namedTopic(topic, parts))),
      proofs: await Promise.all(
        (known?.proofs ?? [])
          .toSorted((one, other) => (one.confirmedAt < other.confirmedAt ? 1 : -1))
          .map(async (proof) => ({ ...proof, title: await titleOf(proof.topic) })),
      ),
      done,
    },
    language,
  );
  return shown(page, `preferences of ${supporter} ${done ?? 'shown'}`);
};
