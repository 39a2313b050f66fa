import { sendAtOf } from '../../domain/edition-calendar.ts';
import type { Locale } from '../../domain/locale.ts';
import { Day, dayOf, formatDay, formatMonth, Month } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { offers, says } from '../passages.ts';

const words = {
  de: {
    everything: 'alle Kampagnen',
    about: (title: string) => `„${title}“`,
    ofMonth: (month: string, about: string) => `Brief für ${month} über ${about}`,
    ofDay: (day: string, about: string) => `Brief vom ${day} über Erreichtes: ${about}`,
    subject: {
      drafted: (when: string, title: string) => `Entwurf ${when}: ${title}`,
      soon: (when: string, title: string) => `Noch zwei Tage, ${when}: ${title}`,
      today: (when: string, title: string) => `Heute, ${when}: ${title}`,
    },
    preheader: {
      waits: 'Er wartet darauf, dass du ihn ansiehst und freigibst.',
      goes: 'Er geht auch ohne Freigabe hinaus.',
    },
    copy: 'Es ist kein zweiter Entwurf.',
    there: (letter: string) =>
      `der ${letter} ist da: mit allen Zahlen, und mit Platz für einen eigenen Absatz und ein Bild.`,
    waiting: (letter: string) => `der ${letter} wartet noch auf eine Freigabe.`,
    open: (letter: string) => `der ${letter} ist noch nicht freigegeben.`,
    needsApproval: (day: string) =>
      `Er geht am ${day} um 9 Uhr hinaus, wenn ihn bis dahin jemand freigegeben hat. Ohne Freigabe bleibt er liegen; wer ihn später freigibt, schickt ihn sofort los.`,
    goesAnyway: (day: string) =>
      `Er geht am ${day} um 9 Uhr hinaus, auch ohne Freigabe: So ist die Kampagne eingestellt. Absagen lässt er sich, bis der letzte unterwegs ist.`,
    newsNeedsApproval:
      'Er geht um 10 Uhr hinaus, sobald ihn jemand freigegeben hat. Nach einer Woche ist er keine Neuigkeit mehr und verfällt.',
    newsGoesAnyway:
      'Er geht um 10 Uhr hinaus, auch ohne Freigabe: So ist die Kampagne eingestellt. Absagen lässt er sich, bis der letzte unterwegs ist.',
    late: 'Er ist spät entstanden und geht hinaus, sobald ihn jemand freigibt. Am Ende des Monats verfällt er.',
    lateAnyway:
      'Er ist spät entstanden und geht zwei Tage nach dem Entwurf hinaus, auch ohne Freigabe: So ist die Kampagne eingestellt.',
    signed: (title: string) => `Unterschrieben ist er vom Träger von „${title}“.`,
    offer: 'Ansehen, ändern, freigeben',
    answer: (email: string) =>
      `Zum Öffnen meldest du dich in der Schatzmeisterei an. Fragen zum Zugang beantwortet der Träger: ${email}.`,
    why: 'Dieser Brief geht an die Adresse, die für die Briefe dieser Kampagne hinterlegt ist. Wer ihn freigibt, entscheidet, was Unterstützende lesen.',
  },
  en: {
    everything: 'all campaigns',
    about: (title: string) => `“${title}”`,
    ofMonth: (month: string, about: string) => `Letter for ${month} about ${about}`,
    ofDay: (day: string, about: string) => `Letter of ${day} about what was reached: ${about}`,
    subject: {
      drafted: (when: string, title: string) => `Draft, ${when}: ${title}`,
      soon: (when: string, title: string) => `Two days left, ${when}: ${title}`,
      today: (when: string, title: string) => `Today, ${when}: ${title}`,
    },
    preheader: {
      waits: 'It waits for you to look at it and to agree.',
      goes: 'It goes out even if nobody agrees.',
    },
    copy: 'It is no second draft.',
    there: (letter: string) =>
      `here is the draft: ${letter}. It has all the figures, and room for a paragraph of your own and a picture.`,
    waiting: (letter: string) => `this letter still waits for somebody to agree: ${letter}.`,
    open: (letter: string) => `nobody has agreed to this letter yet: ${letter}.`,
    needsApproval: (day: string) =>
      `It goes out on ${day} at 9 o’clock if somebody has agreed by then. If nobody has, it stays; whoever agrees later sends it off at once.`,
    goesAnyway: (day: string) =>
      `It goes out on ${day} at 9 o’clock even if nobody agrees: the campaign is set so. It can be cancelled until the last one is on its way.`,
    newsNeedsApproval:
      'It goes out at 10 o’clock as soon as somebody has agreed. After a week it is no news any more and lapses.',
    newsGoesAnyway:
      'It goes out at 10 o’clock even if nobody agrees: the campaign is set so. It can be cancelled until the last one is on its way.',
    late: 'It was drafted late and goes out as soon as somebody agrees. It lapses at the end of the month.',
    lateAnyway:
      'It was drafted late and goes out two days after the draft even if nobody agrees: the campaign is set so.',
    signed: (title: string) => `It is signed by the carrier of “${title}”.`,
    offer: 'Look at it, change it, agree',
    answer: (email: string) =>
      `To open it, sign in to the treasury. For questions about access ask the carrier: ${email}.`,
    why: 'This letter goes to the address that is kept for the letters of this campaign. Whoever agrees to it decides what supporters read.',
  },
} as const satisfies Record<Locale, unknown>;

/** Tells an editor that a letter to supporters waits for them. */
export const editionNotice: LetterTemplate<'edition-notice'> = (about, context) => {
  const { topic, edition, notice, day } = about;
  const { letter, campaign, carrier, links } = context;
  const { locale } = letter;
  const say = words[locale];
  const isOfAll = topic === federation;
  const month = Month.safeParse(edition);
  const when = month.success ? formatMonth(month.data, locale) : formatDay(Day.parse(edition), locale);
  const told = isOfAll ? say.everything : say.about(campaign.title);
  const named = month.success ? say.ofMonth(when, told) : say.ofDay(when, told);
  const goes = !isOfAll && campaign.updates?.withoutApproval === true;
  const opening = { drafted: say.there, soon: say.waiting, today: say.open }[notice];
  return composed(context, {
    subject: say.subject[notice](when, isOfAll ? say.everything : campaign.title),
    preheader: goes ? say.preheader.goes : say.preheader.waits,
    copy: say.copy,
    passages: [
      says(opening(named)),
      says(month.success ? whenOfMonth(month.data, day, goes, locale) : whenOfNews(goes, locale)),
      ...(isOfAll ? [says(say.signed(campaign.title))] : []),
      offers(say.offer, links.editor(topic, edition)),
    ],
    ending: { answer: say.answer(carrier.email), why: say.why },
  });
};

const whenOfMonth = (month: Month, writtenOn: Day, goes: boolean, locale: Locale): string => {
  const say = words[locale];
  const sendDay = dayOf(sendAtOf(month));
  if (writtenOn > sendDay) return goes ? say.lateAnyway : say.late;
  const day = formatDay(sendDay, locale);
  return goes ? say.goesAnyway(day) : say.needsApproval(day);
};

const whenOfNews = (goes: boolean, locale: Locale): string =>
  goes ? words[locale].newsGoesAnyway : words[locale].newsNeedsApproval;
