/** The words of the payment page. Both languages have every word: the compiler sees to it. */
const english = {
  backToSite: 'Back to the website',
  bouncedText: 'The bank has returned the direct debit. No money has arrived.',
  bouncedTitle: 'Direct debit returned',
  bounces: 'SEPA direct debit that bounces',
  bouncesNote: 'The bank returns it after 5 days.',
  card: 'Card',
  cardDeclined: 'Card that is declined',
  cardDeclinedNote: '4000 0000 0000 0002. You can try again.',
  cardNote: '4242 4242 4242 4242. Succeeds at once.',
  cancel: 'Cancel and go back',
  completeText: 'This donation has been paid already. Nothing was paid a second time.',
  completeTitle: 'Already paid',
  contact: 'Contact',
  declined: 'Your card was declined. Nothing was paid.',
  donate: 'Donate',
  email: 'Email',
  emailWrong: 'Please enter a complete email address, like name@example.org.',
  expiredText: 'This payment page has expired. Please start again on the website.',
  expiredTitle: 'Page expired',
  iban: 'IBAN (optional)',
  ibanWrong: 'This IBAN is not right. Please check the digits.',
  method: 'Payment method',
  methodWrong: 'Please choose one of the payment methods.',
  name: 'Name',
  nothingCharged: 'Test page. Nothing is charged.',
  pay: 'Pay',
  pendingTitle: 'Direct debit on its way',
  pendingText: 'The direct debit is on its way. Nothing was paid a second time.',
  sepa: 'SEPA direct debit',
  sepaNote: 'The money arrives after 5 days.',
  unknownText: 'There is no payment page at this address.',
  unknownTitle: 'Page not found',
} as const;

export type Texts = Readonly<Record<keyof typeof english, string>>;

const german: Texts = {
  backToSite: 'Zurück zur Website',
  bouncedText: 'Die Bank hat die Lastschrift zurückgegeben. Es ist kein Geld angekommen.',
  bouncedTitle: 'Lastschrift zurückgegeben',
  bounces: 'SEPA-Lastschrift, die platzt',
  bouncesNote: 'Die Bank gibt sie nach 5 Tagen zurück.',
  card: 'Karte',
  cardDeclined: 'Karte, die abgelehnt wird',
  cardDeclinedNote: '4000 0000 0000 0002. Ein neuer Versuch ist möglich.',
  cardNote: '4242 4242 4242 4242. Gelingt sofort.',
  cancel: 'Abbrechen und zurück',
  completeText: 'Diese Spende ist schon bezahlt. Es wurde nichts ein zweites Mal bezahlt.',
  completeTitle: 'Schon bezahlt',
  contact: 'Kontakt',
  declined: 'Die Karte wurde abgelehnt. Es wurde nichts bezahlt.',
  donate: 'Spenden',
  email: 'E-Mail',
  emailWrong: 'Bitte eine vollständige E-Mail-Adresse angeben, etwa name@example.org.',
  expiredText: 'Diese Bezahlseite ist abgelaufen. Bitte auf der Website neu beginnen.',
  expiredTitle: 'Seite abgelaufen',
  iban: 'IBAN (freiwillig)',
  ibanWrong: 'Diese IBAN stimmt nicht. Bitte die Ziffern prüfen.',
  method: 'Zahlungsweise',
  methodWrong: 'Bitte eine der Zahlungsweisen wählen.',
  name: 'Name',
  nothingCharged: 'Testseite. Es wird nichts abgebucht.',
  pay: 'Bezahlen',
  pendingTitle: 'Lastschrift unterwegs',
  pendingText: 'Die Lastschrift ist unterwegs. Es wurde nichts ein zweites Mal bezahlt.',
  sepa: 'SEPA-Lastschrift',
  sepaNote: 'Das Geld kommt nach 5 Tagen an.',
  unknownText: 'Unter dieser Adresse gibt es keine Bezahlseite.',
  unknownTitle: 'Seite nicht gefunden',
};

/** What the browser asks for counts only where the session leaves the choice open. */
export const textsFor = (
  locale: string | null,
  acceptLanguage: string | undefined,
): { language: 'de' | 'en'; texts: Texts } => {
  const wanted = locale === null || locale === 'auto' ? (acceptLanguage ?? 'en') : locale;
  return /^de\b/i.test(wanted.trim())
    ? { language: 'de', texts: german }
    : { language: 'en', texts: english };
};
