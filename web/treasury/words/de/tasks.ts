import type { Plural } from '../../../../shared/words/fill.ts';

const count: Plural = { one: 'Eine Sache braucht jemanden.', other: '{count} Sachen brauchen jemanden.' };
const more: Plural = {
  one: 'Mindestens eine Sache braucht jemanden.',
  other: 'Mindestens {count} Sachen brauchen jemanden; hier stehen die dringendsten.',
};

export const tasks = {
  title: 'Aufgaben',
  count,
  more,
  nothing: 'Nichts zu tun. Wenn etwas einen Menschen braucht, steht es hier.',
  filter: 'Art',
  all: 'alle',
  matter: {
    dispute: 'Einspruch oder Rücklastschrift',
    'debit-failed': 'Lastschrift fehlgeschlagen',
    'refund-failed': 'Erstattung nicht angekommen',
    'pledge-ended': 'Regelmäßige Spende beendet',
    'payout-failed': 'Auszahlung fehlgeschlagen',
    'unassigned-money': 'Geld ohne Kampagne',
    'event-quarantined': 'Meldung von Stripe nicht gebucht',
    'letter-unsent': 'Brief nicht verschickt',
    'letter-bounced': 'Brief nicht angekommen',
    'tax-notice': 'Bescheid vom Finanzamt',
    'grant-report': 'Verwendungsnachweis',
    gap: 'Lücke im Monat',
    'refund-asked': 'Erstattung bestätigen',
    'refund-not-taken': 'Erstattung nicht angenommen',
  },
  due: 'Bis {at}',
  overdue: 'Die Frist ist um: {at}',
  since: 'Seit {at}',
  amount: 'Betrag: {amount}',
  showMonth: '{month} ansehen',
  showGift: 'Vorgang ansehen',
  assign: 'Zuordnen',
  done: 'Erledigt',
  finished: 'Erledigt. Die Aufgabe ist weg.',
  assigned: '{amount} gehören jetzt zu „{campaign}“.',
  dialog: {
    title: '{amount} zuordnen',
    text: 'Das Geld hat keine Kampagne genannt. Wohin gehört es?',
    campaign: 'Kampagne',
    earmark: 'Wofür',
    reason: 'Warum',
    reasonHint: 'Ein Satz für die Bücher, zum Beispiel: Verwendungszweck der Überweisung.',
    act: 'Zuordnen',
  },
};
