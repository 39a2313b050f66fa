import type { ReceiptForm } from './receipt.ts';

/**
 * What an official receipt says, to the letter and in this order: annexes 3 (single) and 14 (collective) of the letter
 * of the Federal Ministry of Finance of 2013-11-07, IV C 4 – S 2223/07/0018:005. Nothing of it may be put in other
 * words or in another order (its no. 2), so nothing of it is a setting. `{…}` stands where a receipt has its own data.
 */
export const bindingText = {
  issuer: 'Aussteller (Bezeichnung und Anschrift der steuerbegünstigten Einrichtung)',
  title: {
    single: 'Bestätigung über Geldzuwendungen/Mitgliedsbeitrag',
    collective: 'Sammelbestätigung über Geldzuwendungen/Mitgliedsbeiträge',
  },
  law: 'im Sinne des § 10b des Einkommensteuergesetzes an eine der in § 5 Abs. 1 Nr. 9 des Körperschaftsteuergesetzes bezeichneten Körperschaften, Personenvereinigungen oder Vermögensmassen',
  donor: 'Name und Anschrift des Zuwendenden:',
  inDigits: {
    single: 'Betrag der Zuwendung - in Ziffern -',
    collective: 'Gesamtbetrag der Zuwendung - in Ziffern -',
  },
  inLetters: '- in Buchstaben -',
  givenOn: { single: 'Tag der Zuwendung:', collective: 'Zeitraum der Sammelbestätigung:' },
  waiver: 'Es handelt sich um den Verzicht auf Erstattung von Aufwendungen',
  exempted:
    'Wir sind wegen Förderung {purposes} nach dem Freistellungsbescheid bzw. nach der Anlage zum Körperschaftsteuerbescheid des Finanzamtes {taxOffice} StNr. {taxNumber}, vom {noticeOf} für den letzten Veranlagungszeitraum {assessmentYear} nach § 5 Abs. 1 Nr. 9 des Körperschaftsteuergesetzes von der Körperschaftsteuer und nach § 3 Nr. 6 des Gewerbesteuergesetzes von der Gewerbesteuer befreit.',
  found:
    'Die Einhaltung der satzungsmäßigen Voraussetzungen nach den §§ 51, 59, 60 und 61 AO wurde vom Finanzamt {taxOffice}, StNr. {taxNumber} mit Bescheid vom {noticeOf} nach § 60a AO gesondert festgestellt. Wir fördern nach unserer Satzung {purposes}.',
  use: 'Es wird bestätigt, dass die Zuwendung nur zur Förderung {purposes} verwendet wird.',
  feesNotDeductible:
    'Nur für steuerbegünstigte Einrichtungen, bei denen die Mitgliedsbeiträge steuerlich nicht abziehbar sind:',
  notAFee:
    'Es wird bestätigt, dass es sich nicht um einen Mitgliedsbeitrag handelt, dessen Abzug nach § 10b Abs. 1 des Einkommensteuergesetzes ausgeschlossen ist.',
  noOthers:
    'Es wird bestätigt, dass über die in der Gesamtsumme enthaltenen Zuwendungen keine weiteren Bestätigungen, weder formelle Zuwendungsbestätigungen noch Beitragsquittungen oder Ähnliches ausgestellt wurden und werden.',
  waiverInAnnex:
    'Ob es sich um den Verzicht auf Erstattung von Aufwendungen handelt, ist der Anlage zur Sammelbestätigung zu entnehmen.',
  signature: '(Ort, Datum und Unterschrift des Zuwendungsempfängers)',
  hint: 'Hinweis:',
  liability:
    'Wer vorsätzlich oder grob fahrlässig eine unrichtige Zuwendungsbestätigung erstellt oder veranlasst, dass Zuwendungen nicht zu den in der Zuwendungsbestätigung angegebenen steuerbegünstigten Zwecken verwendet werden, haftet für die entgangene Steuer (§ 10b Abs. 4 EStG, § 9 Abs. 3 KStG, § 9 Nr. 5 GewStG).',
  validity:
    'Diese Bestätigung wird nicht als Nachweis für die steuerliche Berücksichtigung der Zuwendung anerkannt, wenn das Datum des Freistellungsbescheides länger als 5 Jahre bzw. das Datum der Feststellung der Einhaltung der satzungsmäßigen Voraussetzungen nach § 60a Abs. 1 AO länger als 3 Jahre seit Ausstellung des Bescheides zurückliegt (§ 63 Abs. 5 AO).',
  annex: 'Anlage zur Sammelbestätigung',
  columns: [
    'Datum der Zuwendung',
    'Art der Zuwendung (Geldzuwendung/Mitgliedsbeitrag)',
    'Verzicht auf die Erstattung von Aufwendungen (ja/nein)',
    'Betrag',
  ],
  total: 'Gesamtsumme',
} as const;

/** Not of the template, but asked for by R 10b.1 (4) EStR of whoever does not sign by hand. */
export const machineNote =
  'Diese Zuwendungsbestätigung wurde maschinell erstellt und ist ohne eigenhändige Unterschrift gültig. Dass wir dieses Verfahren anwenden, haben wir dem Finanzamt {taxOffice} am {notifiedOn} angezeigt.';

/** The order of the template. A passage that does not apply is left out; the note on machines follows the template. */
export const passageOrder = {
  single: [
    ...(['issuer', 'title', 'donor', 'amount', 'waiver', 'notice', 'use', 'not-a-fee'] as const),
    ...(['signature', 'liability', 'validity', 'machine'] as const),
  ],
  collective: [
    ...(['issuer', 'title', 'donor', 'amount', 'notice', 'use', 'not-a-fee'] as const),
    ...(['no-others', 'waiver-in-annex', 'signature', 'liability', 'validity', 'machine'] as const),
  ],
} as const satisfies Record<ReceiptForm, readonly string[]>;
