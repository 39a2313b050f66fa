import { federation } from '../../domain/topic.ts';
import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { adds, offers, says } from '../passages.ts';

const words = {
  de: {
    subject: 'Bitte bestätigen: Möchten Sie Neuigkeiten lesen?',
    preheader: 'Ohne Ihre Bestätigung schicken wir Ihnen nichts.',
    copy: 'Es geht um dieselbe Anmeldung; bestätigt wird sie nur einmal.',
    asked: {
      monthly: (campaign: string) =>
        `für diese E-Mail-Adresse wurden bei „${campaign}“ Neuigkeiten bestellt, etwa einmal im Monat.`,
      milestones: (campaign: string) =>
        `für diese E-Mail-Adresse wurden bei „${campaign}“ Neuigkeiten bestellt, und zwar nur dann, wenn etwas erreicht ist.`,
    },
    all: 'Gemeint sind die Briefe über alle Kampagnen.',
    wasIt:
      'Waren Sie das? Der Link führt auf eine Seite, auf der ein Knopf es bestätigt. Er gilt sieben Tage lang und ein einziges Mal.',
    confirm: 'Anmeldung bestätigen',
    wasNot:
      'Waren Sie es nicht? Dann ist nichts zu tun: Es kommt nichts weiter, und die Adresse wird bei uns gelöscht.',
    answer: (email: string) =>
      `Eine Frage dazu? Antworten Sie einfach auf diese E-Mail oder schreiben Sie an ${email}.`,
    why: 'Dieser Brief geht an die Adresse, die bei der Anmeldung eingetragen wurde. Er fragt nur, ob das stimmt.',
  },
  en: {
    subject: 'Please confirm: would you like to read our news?',
    preheader: 'Without your confirmation we send you nothing.',
    copy: 'It is about the same request; it is confirmed only once.',
    asked: {
      monthly: (campaign: string) =>
        `News of “${campaign}” was ordered for this e-mail address, about once a month.`,
      milestones: (campaign: string) =>
        `News of “${campaign}” was ordered for this e-mail address, and only for when something is reached.`,
    },
    all: 'What is meant are the letters about all campaigns.',
    wasIt:
      'Was that you? The link leads to a page with a button that confirms it. It is good for seven days, and once.',
    confirm: 'Confirm the request',
    wasNot: 'Was it not you? Then there is nothing to do: nothing more will come, and we delete the address.',
    answer: (email: string) => `A question about this? Just answer this e-mail or write to ${email}.`,
    why: 'This letter goes to the address that was typed with the request. All it asks is whether that is right.',
  },
} as const;

/** Asks whether it was the owner of this address who wants to read. Says nothing else, so that it is no advertising. */
export const newsConfirmation: LetterTemplate<'news-confirmation'> = ({ ask, topic }, context) => {
  const { letter, campaign, carrier, links, ask: asked } = context;
  const say = words[letter.locale];
  return composed(context, {
    subject: say.subject,
    preheader: say.preheader,
    copy: say.copy,
    passages: [
      says(say.asked[asked?.frequency ?? 'monthly'](campaign.title)),
      ...(topic === federation ? [says(say.all)] : []),
      says(say.wasIt),
      offers(say.confirm, links.confirm(ask)),
      adds(say.wasNot),
    ],
    ending: { answer: say.answer(carrier.email), why: say.why },
  });
};
