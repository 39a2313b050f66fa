import type { Language } from '../../shared/domain/language.ts';
import type { GivingForm } from '../../shared/routes/giving-form.ts';
import type { Words } from '../../shared/words/shape.ts';

/** What the house answers: data and words in one. */
export type Form = Omit<GivingForm, 'words'> & {
  readonly words: Pick<Words, 'form' | 'review' | 'progress' | 'back' | 'refusals' | 'minutes'>;
};

/** All the house's doors for a campaign. The house is where this script came from. */
export const campaignAt = (campaign: string): string =>
  new URL(`/v1/campaigns/${encodeURIComponent(campaign)}/`, import.meta.url).href;

const german = ['Das Formular lädt nicht.', 'Noch einmal'] as const;

/**
 * The only words the widget carries itself, for when nobody answers: what happened, and what to press. German comes
 * after its own plain variant, which is German too.
 */
export const unanswered: Readonly<Record<Language, readonly [string, string]>> = {
  'de-simple': german,
  de: german,
  en: ['The form does not load.', 'Try again'],
  tr: ['Form yüklenmiyor.', 'Tekrar dene'],
  ar: ['تعذّر تحميل النموذج.', 'أعد المحاولة'],
  uk: ['Форма не завантажується.', 'Ще раз'],
};
