/** The words of the customer portal. Both languages have every word: the compiler sees to it. */
const english = {
  amount: 'Amount',
  amountSave: 'Change the amount',
  amountWrong: 'Please enter an amount, like 12.50.',
  back: 'Back to the website',
  card: 'Card 4242 4242 4242 4242',
  cardFailsLater: 'Card 4000 0000 0000 0341, which is refused',
  done: 'Saved.',
  ended: 'Nothing is debited any more.',
  endsOn: 'Stops on',
  expiredText: 'This page has expired. Please ask for a new link on the website.',
  expiredTitle: 'Page expired',
  iban: 'IBAN',
  ibanWrong: 'This IBAN is not right. Please check the digits.',
  keep: 'Go on after all',
  method: 'Payment method',
  methodSave: 'Change the payment method',
  methodWrong: 'Please choose one of the payment methods.',
  next: 'Next debit on',
  nothingCharged: 'Test page. Nothing is charged.',
  nothingHere: 'There is no recurring gift here.',
  pastDue: 'The last debit failed. Stripe tries again on',
  pause: 'Pause',
  paused: 'Paused. Nothing is debited.',
  paypal: 'PayPal',
  resume: 'Resume, with a debit today',
  sepa: 'SEPA direct debit',
  stop: 'Stop',
  title: 'Your recurring gift',
} as const;

export type PortalTexts = Readonly<Record<keyof typeof english, string>>;

const german: PortalTexts = {
  amount: 'Betrag',
  amountSave: 'Betrag ändern',
  amountWrong: 'Bitte einen Betrag eingeben, etwa 12,50.',
  back: 'Zurück zur Website',
  card: 'Karte 4242 4242 4242 4242',
  cardFailsLater: 'Karte 4000 0000 0000 0341, die abgelehnt wird',
  done: 'Gespeichert.',
  ended: 'Es wird nichts mehr abgebucht.',
  endsOn: 'Endet am',
  expiredText: 'Diese Seite ist abgelaufen. Einen neuen Link gibt es auf der Website.',
  expiredTitle: 'Seite abgelaufen',
  iban: 'IBAN',
  ibanWrong: 'Diese IBAN stimmt nicht. Bitte die Ziffern prüfen.',
  keep: 'Doch weitermachen',
  method: 'Zahlungsweise',
  methodSave: 'Zahlungsweise ändern',
  methodWrong: 'Bitte eine der Zahlungsweisen wählen.',
  next: 'Nächste Abbuchung am',
  nothingCharged: 'Testseite. Es wird nichts abgebucht.',
  nothingHere: 'Hier gibt es keine regelmäßige Spende.',
  pastDue: 'Die letzte Abbuchung ist gescheitert. Nächster Versuch am',
  pause: 'Pausieren',
  paused: 'Pausiert. Es wird nichts abgebucht.',
  paypal: 'PayPal',
  resume: 'Fortsetzen, mit einer Abbuchung heute',
  sepa: 'SEPA-Lastschrift',
  stop: 'Beenden',
  title: 'Die regelmäßige Spende',
};

export const portalTextsFor = (
  locale: string | null,
  acceptLanguage: string | undefined,
): { language: 'de' | 'en'; texts: PortalTexts } => {
  const wanted = locale === null || locale === 'auto' ? (acceptLanguage ?? 'en') : locale;
  return /^de\b/i.test(wanted.trim())
    ? { language: 'de', texts: german }
    : { language: 'en', texts: english };
};
