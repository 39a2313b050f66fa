import type { Carrier } from '../../../domain/carrier.ts';
import { type Day, formatDay } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { lastValidDay, noticeHolds, noticeWarning } from '../../../domain/tax-notice.ts';
import type { Warning } from '../../../domain/warning.ts';

/**
 * Whoever gives must be able to get a receipt.
 *
 * @throws Refusal 409 `carrier.notice-over` if the carrier may issue none on that day
 */
export const checkNoticeHolds = (carrier: Carrier, today: Day): void => {
  if (noticeHolds(carrier, today)) return;
  const last = lastValidDay(carrier.taxNotice, carrier.formerTaxNotices);
  throw new Refusal(409, 'carrier.notice-over', {
    de: `Der Bescheid von ${carrier.name} gilt nur bis zum ${formatDay(last, 'de')}: danach darf der Träger keine Bescheinigung ausstellen (§ 63 Abs. 5 AO). Bitte zuerst den neuen Bescheid eintragen.`,
    en: `The notice of ${carrier.name} holds only until ${formatDay(last, 'en')}: after that the carrier may issue no receipt (§ 63 (5) AO). Please enter the new notice first.`,
  });
};

/** What stands in the way of nothing, but should be seen to. */
export const carrierWarnings = (carrier: Carrier, today: Day, from: Day = today): Warning[] => [
  ...noticeWarnings(carrier, today, from),
  ...(carrier.bank
    ? []
    : [
        {
          warning: 'carrier.no-bank',
          de: `Für ${carrier.name} ist kein Konto eingetragen: Überweisungen werden nicht angeboten.`,
          en: `No account is entered for ${carrier.name}: bank transfers are not offered.`,
        },
      ]),
];

const noticeWarnings = (carrier: Carrier, today: Day, from: Day): Warning[] => {
  if (!noticeHolds(carrier, from)) {
    const last = lastValidDay(carrier.taxNotice, carrier.formerTaxNotices);
    return [
      {
        warning: 'notice.over-by-then',
        de: `Der Bescheid von ${carrier.name} gilt nur bis zum ${formatDay(last, 'de')}. Ohne einen neuen gibt es ab dem ${formatDay(from, 'de')} keine Bescheinigungen.`,
        en: `The notice of ${carrier.name} holds only until ${formatDay(last, 'en')}. Without a new one there will be no receipts from ${formatDay(from, 'en')} on.`,
      },
    ];
  }
  const warned = noticeWarning(carrier, today);
  if (!warned) return [];
  const { lastValidDay: last, daysLeft } = warned;
  return [
    {
      warning: 'notice.ends',
      de: `Der Bescheid von ${carrier.name} gilt noch ${daysLeft} Tage, bis zum ${formatDay(last, 'de')}. Bitte rechtzeitig den neuen eintragen.`,
      en: `The notice of ${carrier.name} holds for ${daysLeft} more days, until ${formatDay(last, 'en')}. Please enter the new one in time.`,
    },
  ];
};
