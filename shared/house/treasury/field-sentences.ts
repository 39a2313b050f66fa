import type { Sentence } from '../../domain/locale.ts';
import { correctionSentences } from './field-sentences/corrections.ts';
import { federationSentences } from './field-sentences/federation.ts';
import { ledgerSentences } from './field-sentences/ledger.ts';
import { moneySentences } from './field-sentences/money.ts';
import { needSentences } from './field-sentences/needs.ts';
import { receiptSentences } from './field-sentences/receipts.ts';
import { updateSentences } from './field-sentences/updates.ts';

/** What to ask a person for when a field does not fit. A test finds every field of every route here. */
const sentences: Readonly<Record<string, Sentence>> = {
  ...correctionSentences,
  ...ledgerSentences,
  ...moneySentences,
  ...needSentences,
  ...federationSentences,
  ...updateSentences,
  ...receiptSentences,
  after: {
    de: 'Diese Stelle gibt es nicht mehr. Bitte von vorn lesen.',
    en: 'This place is not there any more. Please read from the beginning.',
  },
  campaign: {
    de: 'Bitte die Kampagne nennen, in kleinen Buchstaben, Ziffern und Bindestrichen.',
    en: 'Please name the campaign, in small letters, digits and hyphens.',
  },
  month: { de: 'Bitte einen Monat wie 2026-11 angeben.', en: 'Please give a month such as 2026-11.' },
  person: { de: 'Dieser Name ist zu lang.', en: 'This name is too long.' },
  year: { de: 'Bitte ein Jahr wie 2026 angeben.', en: 'Please give a year such as 2026.' },
  subject: { de: 'Dieser Name ist zu lang.', en: 'This name is too long.' },
};

const anything: Sentence = {
  de: 'Das ist so nicht lesbar: bitte alle Felder prüfen.',
  en: 'This is not readable: please check all fields.',
};

export const hasSentence = (field: string): boolean => Object.hasOwn(sentences, field);

/** @param path of the field: `['rows', '3', 'month']` */
export const sentenceFor = (path: readonly string[]): Sentence => {
  const name = path.findLast((part) => !/^\d+$/.test(part));
  return (name === undefined ? undefined : sentences[name]) ?? anything;
};
