import type { Language } from '../domain/language.ts';

/** What pages say about letters that went out. */
interface UpdateWords {
  readonly title: string;
  /** Before the day a letter went out. */
  readonly sent: string;
  readonly feed: string;
  readonly unknown: string;
}

export const updateWords: Readonly<Record<Language, UpdateWords>> = {
  de: {
    title: 'Neuigkeiten',
    sent: 'Verschickt am {day}',
    feed: 'Neuigkeiten als Feed (Atom)',
    unknown: 'Einen solchen Brief gibt es hier nicht. Bitte die Adresse prüfen.',
  },
  en: {
    title: 'News',
    sent: 'Sent on {day}',
    feed: 'News as a feed (Atom)',
    unknown: 'There is no such letter here. Please check the address.',
  },
  tr: {
    title: 'Haberler',
    sent: 'Gönderildiği gün: {day}',
    feed: 'Haber akışı (Atom)',
    unknown: 'Burada böyle bir mektup yok. Lütfen adresi kontrol edin.',
  },
  ar: {
    title: 'الأخبار',
    sent: 'أُرسلت في {day}',
    feed: 'الأخبار بصيغة Atom',
    unknown: 'لا توجد رسالة كهذه هنا. يرجى التحقق من العنوان.',
  },
  uk: {
    title: 'Новини',
    sent: 'Надіслано {day}',
    feed: 'Стрічка новин (Atom)',
    unknown: 'Такого листа тут немає. Будь ласка, перевірте адресу.',
  },
  'de-simple': {
    title: 'Neues',
    sent: 'Diesen Brief haben wir verschickt am {day}',
    feed: 'Neues als Feed (Atom)',
    unknown: 'Diesen Brief gibt es hier nicht. Bitte prüfen Sie die Adresse.',
  },
};
