import { type Edition, type EditionPicture, type EditionText, isOpen } from './edition.ts';
import { Language } from './language.ts';
import { type Instant, monthOf } from './month.ts';
import { Refusal } from './refusal.ts';
import type { Batch, Run } from './run.ts';

/** Somebody who decides, and when. */
interface Decision {
  readonly by: string;
  readonly at: Instant;
}

/**
 * What an editor has written, in place of what stood there. Nobody has agreed to the new text yet: an agreement to the
 * old one ends.
 *
 * @throws Refusal 409 `edition.frozen`
 */
export const withTexts = (edition: Edition, texts: Edition['texts']): Edition => ({
  ...changeable(edition),
  texts: written(texts),
});

/** @throws Refusal 409 `edition.frozen` */
export const withPicture = (edition: Edition, picture: EditionPicture | undefined): Edition => {
  const { picture: _before, ...rest } = changeable(edition);
  return picture ? { ...rest, picture } : rest;
};

/** @throws Refusal 409 `edition.not-a-draft`, `edition.over`, `edition.picture-undescribed` */
export const approved = (edition: Edition, decision: Decision): Edition => {
  if (edition.state !== 'draft') throw refused('edition.not-a-draft');
  if (edition.occasion === 'month' && monthOf(decision.at) > edition.month) throw refused('edition.over');
  if (edition.picture && !isDescribed(edition)) {
    throw refused('edition.picture-undescribed', 'pictureAlternative');
  }
  return { ...edition, state: 'approved', approved: decision };
};

/** In every language that has a text: whoever reads another gets one of these, the description with it. */
const isDescribed = ({ texts }: Edition): boolean => {
  const all = Object.values(texts);
  return all.length > 0 && all.every(({ pictureAlternative }) => pictureAlternative !== undefined);
};

/** @throws Refusal 409 `edition.not-approved`, `edition.frozen` */
export const withdrawn = (edition: Edition): Edition => {
  if (edition.state === 'draft') throw refused('edition.not-approved');
  return changeable(edition);
};

/**
 * Nobody gets it, or nobody else. What has been sent stays as it was read, and says that it was stopped.
 *
 * @param anySent whether somebody has it already, or may have it
 * @throws Refusal 409 `edition.out-already`, `edition.ended`
 */
export const cancelled = (edition: Edition, decision: Decision, anySent: boolean): Edition => {
  if (edition.state === 'sent') throw refused('edition.out-already');
  if (edition.state === 'cancelled' || edition.state === 'lapsed') throw refused('edition.ended');
  return anySent
    ? { ...edition, state: 'sent', sentAt: decision.at, cancelled: decision }
    : { ...edition, state: 'cancelled', cancelled: decision };
};

/**
 * A letter that was cancelled before anything went out is a draft again.
 *
 * @throws Refusal 409 `edition.not-cancelled`
 */
export const reopened = (edition: Edition): Edition => {
  if (edition.state !== 'cancelled' || edition.frozen) throw refused('edition.not-cancelled');
  const { cancelled: _decision, approved: _agreed, ...rest } = edition;
  return { ...rest, state: 'draft' };
};

/** @throws Refusal 409 `edition.not-on-its-way` */
export const paused = (edition: Edition): Edition => {
  if (edition.state !== 'sending') throw refused('edition.not-on-its-way');
  return { ...edition, state: 'paused' };
};

/** @throws Refusal 409 `edition.not-paused` */
export const resumed = (edition: Edition): Edition => {
  if (edition.state !== 'paused') throw refused('edition.not-paused');
  return { ...edition, state: 'sending' };
};

/** Whether somebody has one of its letters, or may have it: a call to the post that nobody heard back from counts. */
export const mayBeOut = ({ state }: Pick<Batch, 'state'>): boolean =>
  state === 'SENDING' || state === 'SENT' || state === 'UNKNOWN';

/** The letter on its way goes on its way no more, or goes on. */
export const turnedRun = (run: Run, state: 'sending' | 'paused' | 'cancelled', at: Instant): Run => ({
  ...run,
  state,
  ...(state === 'cancelled' && { endedAt: at }),
});

/** @throws Refusal 409 `edition.frozen` for what readers have, or are about to */
const changeable = (edition: Edition): Edition => {
  if (!isOpen(edition)) throw refused('edition.frozen');
  const { approved: _agreed, ...rest } = edition;
  return { ...rest, state: 'draft' };
};

/** Languages in which nothing is written are not there. */
const written = (texts: Edition['texts']): Edition['texts'] => {
  const said: Partial<Record<Language, EditionText>> = {};
  for (const language of Language.options) {
    const text = texts[language];
    if (text && Object.values(text).some((each) => each !== undefined)) said[language] = text;
  }
  return said;
};

const sentences = {
  'edition.frozen': {
    de: 'Der Brief geht schon hinaus oder ist abgeschlossen; was darin steht, ändert sich nicht mehr.',
    en: 'The letter is on its way or done with; what it says does not change any more.',
  },
  'edition.not-a-draft': {
    de: 'Freigeben lässt sich nur ein Entwurf. Bitte den neuen Stand laden.',
    en: 'Only a draft can be approved. Please load how it stands now.',
  },
  'edition.over': {
    de: 'Der Monat dieses Briefes ist vorbei: seine Zahlen wären überholt. Der nächste Brief erzählt das Ergebnis.',
    en: 'The month of this letter is over, and its figures would be out of date. The next letter tells the result.',
  },
  'edition.picture-undescribed': {
    de: 'Bitte in jeder Sprache, die einen Text hat, beschreiben, was auf dem Bild zu sehen ist: für alle, die es nicht sehen.',
    en: 'Please describe what the picture shows in every language that has a text, for everybody who does not see it.',
  },
  'edition.not-approved': {
    de: 'Dieser Brief ist nicht freigegeben; es gibt nichts zurückzunehmen.',
    en: 'This letter is not approved; there is nothing to take back.',
  },
  'edition.out-already': {
    de: 'Der Brief ist schon bei allen angekommen, die ihn lesen wollten. Zurückholen lässt er sich nicht.',
    en: 'The letter has gone out to everybody who wanted it. It cannot be called back.',
  },
  'edition.ended': {
    de: 'Dieser Brief geht schon nicht mehr hinaus.',
    en: 'This letter does not go out any more as it is.',
  },
  'edition.not-cancelled': {
    de: 'Nur ein Brief, der abgesagt wurde, bevor ihn jemand bekam, kann wieder ein Entwurf werden.',
    en: 'Only a letter that was cancelled before anybody got it can be a draft again.',
  },
  'edition.not-on-its-way': {
    de: 'Anhalten lässt sich nur, was gerade hinausgeht. Bitte den neuen Stand laden.',
    en: 'Only what is going out can be paused. Please load how it stands now.',
  },
  'edition.not-paused': {
    de: 'Dieser Brief ist nicht angehalten. Bitte den neuen Stand laden.',
    en: 'This letter is not paused. Please load how it stands now.',
  },
} as const;

const refused = (code: keyof typeof sentences, field?: string): Refusal =>
  new Refusal(409, code, sentences[code], field);
