import { assumedLossBasisPoints, leastMonths, leastPledgeMonths } from '../../../domain/forecast.ts';
import { languageTag, type Locale, type Sentence } from '../../../domain/locale.ts';
import { formatCents } from '../../../domain/money.ts';
import { formatMonth } from '../../../domain/month.ts';
import type { Outlook } from '../../../domain/outlook.ts';

/** How the forecast is made, so that nobody takes it for money. */
export const methodOf = (known: Outlook, locale: Locale): string[] =>
  [promises(known), known.loss.basis === 'observed' ? observed(known) : assumed(known), spread(known)].map(
    (sentence) => sentence[locale],
  );

/** `4,25 %` or `4.25%` */
export const percentOf = (basisPoints: number, locale: Locale): string =>
  new Intl.NumberFormat(languageTag[locale], { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  );

const promises = ({ active }: Outlook): Sentence => ({
  de: `Grundlage sind die laufenden Zusagen regelmäßiger Spenden (${active.pledges}). Sie kommen auf ${formatCents(active.monthlyCents, 'de')} im Durchschnitt eines Monats: vierteljährliche zählen in jedem Monat zu einem Drittel, jährliche zu einem Zwölftel, wann auch immer sie fällig sind.`,
  en: `It rests on the active promises of regular gifts (${active.pledges}). They come to ${formatCents(active.monthlyCents, 'en')} in an average month: quarterly ones count as a third and yearly ones as a twelfth in each month, whenever they are due.`,
});

const observed = ({ loss: { observed: seen } }: Outlook): Sentence => ({
  de: `Von ${formatMonth(seen.from, 'de')} bis ${formatMonth(seen.through, 'de')} beendete Zusagen: ${seen.ended}. In diesen Monaten bestanden, Monat für Monat zusammengezählt, ${seen.pledgeMonths}: das ist ein Verlust von ${percentOf(seen.lossBasisPoints, 'de')} im Monat.`,
  en: `From ${formatMonth(seen.from, 'en')} to ${formatMonth(seen.through, 'en')}, promises that ended: ${seen.ended}. Added up month by month, ${seen.pledgeMonths} stood: a loss of ${percentOf(seen.lossBasisPoints, 'en')} a month.`,
});

const assumed = ({ loss: { observed: seen, monthlyLossBasisPoints: lost } }: Outlook): Sentence => {
  const isWorse = lost > assumedLossBasisPoints;
  return {
    de: `Für eine beobachtete Verlustrate ist noch zu wenig da: in den letzten zwölf Monaten bestanden, Monat für Monat zusammengezählt, ${seen.pledgeMonths} Zusagen, nötig sind ${leastPledgeMonths} über mindestens ${leastMonths} Monate. ${isWorse ? `${seen.ended} davon endeten, mehr als die ${percentOf(assumedLossBasisPoints, 'de')}, die sonst vorsichtig angenommen werden: gerechnet wird mit ${percentOf(lost, 'de')} Verlust im Monat.` : `Vorsichtig angenommen wird, dass jeden Monat ${percentOf(lost, 'de')} wegfallen.`}`,
    en: `There is too little yet to observe a loss: in the last twelve months ${seen.pledgeMonths} promises stood, added up month by month; it takes ${leastPledgeMonths} over at least ${leastMonths} months. ${isWorse ? `${seen.ended} of them ended, more than the ${percentOf(assumedLossBasisPoints, 'en')} that are carefully assumed otherwise: it counts a loss of ${percentOf(lost, 'en')} a month.` : `It is carefully assumed that ${percentOf(lost, 'en')} are lost each month.`}`,
  };
};

const spread = ({ pastDue, paused }: Outlook): Sentence => ({
  de: `Jeder Monat rechnet mit dem, was davon im Monat davor übrig war, abgerundet auf den Cent. Nicht gezählt sind neue Zusagen, ${pastDue.pledges} mit fehlgeschlagener Zahlung, ${paused.pledges} pausierte und alle einzelnen Spenden. Es ist eine Erwartung, kein Geld.`,
  en: `Each month counts what was left of it in the month before, rounded down to the cent. New promises, ${pastDue.pledges} whose payment failed, ${paused.pledges} paused ones and all single gifts are not counted. It is an expectation, not money.`,
});
