/**
 * The text of annexes 3 and 14 of the letter of the Federal Ministry of Finance of 2013-11-07, typed once more and not
 * taken from the code: what is tested must not be its own measure.
 */
export interface Told {
  readonly form: 'single' | 'collective';
  readonly notice: 'exempted' | 'found';
  readonly fees: 'deductible' | 'not deductible';
  readonly signed: 'machine' | 'by-hand' | 'by-hand, waived';
  readonly copy: number | undefined;
  readonly replaces: string | undefined;
  readonly donor: readonly string[];
  readonly number: string;
  readonly code: string;
  readonly digits: string;
  readonly letters: string;
  readonly day: string;
  readonly place: string;
}

/** All that must stand on the front, in this order and nothing else, as it is read from the upper left. */
export const front = (told: Told): string[] => {
  const { form, notice, fees, signed, copy, replaces, donor, number, code } = told;
  const isSingle = form === 'single';
  return [
    ...(copy === undefined ? [] : [copy === 1 ? 'Zweitschrift' : `Zweitschrift (${copy})`]),
    'Aussteller (Bezeichnung und Anschrift der steuerbegünstigten Einrichtung)',
    'Solidarisches Gesundheitszentrum Beispielstadt e.V.',
    'Musterstraße 1, 04315 Beispielstadt',
    isSingle
      ? 'Bestätigung über Geldzuwendungen/Mitgliedsbeitrag'
      : 'Sammelbestätigung über Geldzuwendungen/Mitgliedsbeiträge',
    'im Sinne des § 10b des Einkommensteuergesetzes an eine der in § 5 Abs. 1 Nr. 9 des Körperschaftsteuergesetzes bezeichneten Körperschaften, Personenvereinigungen oder Vermögensmassen',
    'Name und Anschrift des Zuwendenden:',
    ...donor,
    isSingle ? 'Betrag der Zuwendung - in Ziffern -' : 'Gesamtbetrag der Zuwendung - in Ziffern -',
    '- in Buchstaben -',
    told.digits,
    told.letters,
    isSingle ? 'Tag der Zuwendung:' : 'Zeitraum der Sammelbestätigung:',
    told.day,
    ...(isSingle
      ? [
          `Es handelt sich um den Verzicht auf Erstattung von Aufwendungen ${signed === 'by-hand, waived' ? 'Ja ☒ Nein ☐' : 'Ja ☐ Nein ☒'}`,
        ]
      : []),
    notice === 'exempted'
      ? 'Wir sind wegen Förderung des öffentlichen Gesundheitswesens und der öffentlichen Gesundheitspflege nach dem Freistellungsbescheid bzw. nach der Anlage zum Körperschaftsteuerbescheid des Finanzamtes Beispielstadt II StNr. 231/000/00000, vom 03.04.2025 für den letzten Veranlagungszeitraum 2023 nach § 5 Abs. 1 Nr. 9 des Körperschaftsteuergesetzes von der Körperschaftsteuer und nach § 3 Nr. 6 des Gewerbesteuergesetzes von der Gewerbesteuer befreit.'
      : 'Die Einhaltung der satzungsmäßigen Voraussetzungen nach den §§ 51, 59, 60 und 61 AO wurde vom Finanzamt Beispielstadt II, StNr. 231/000/00000 mit Bescheid vom 15.09.2025 nach § 60a AO gesondert festgestellt. Wir fördern nach unserer Satzung das öffentliche Gesundheitswesen und die öffentliche Gesundheitspflege.',
    'Es wird bestätigt, dass die Zuwendung nur zur Förderung des öffentlichen Gesundheitswesens und der öffentlichen Gesundheitspflege verwendet wird.',
    ...(fees === 'deductible'
      ? []
      : [
          'Nur für steuerbegünstigte Einrichtungen, bei denen die Mitgliedsbeiträge steuerlich nicht abziehbar sind:',
          '☒ Es wird bestätigt, dass es sich nicht um einen Mitgliedsbeitrag handelt, dessen Abzug nach § 10b Abs. 1 des Einkommensteuergesetzes ausgeschlossen ist.',
        ]),
    ...(isSingle
      ? []
      : [
          'Es wird bestätigt, dass über die in der Gesamtsumme enthaltenen Zuwendungen keine weiteren Bestätigungen, weder formelle Zuwendungsbestätigungen noch Beitragsquittungen oder Ähnliches ausgestellt wurden und werden.',
          'Ob es sich um den Verzicht auf Erstattung von Aufwendungen handelt, ist der Anlage zur Sammelbestätigung zu entnehmen.',
        ]),
    told.place,
    ...(signed === 'machine' ? ['Kim Beispiel, Vorstand'] : []),
    '(Ort, Datum und Unterschrift des Zuwendungsempfängers)',
    'Hinweis:',
    'Wer vorsätzlich oder grob fahrlässig eine unrichtige Zuwendungsbestätigung erstellt oder veranlasst, dass Zuwendungen nicht zu den in der Zuwendungsbestätigung angegebenen steuerbegünstigten Zwecken verwendet werden, haftet für die entgangene Steuer (§ 10b Abs. 4 EStG, § 9 Abs. 3 KStG, § 9 Nr. 5 GewStG).',
    'Diese Bestätigung wird nicht als Nachweis für die steuerliche Berücksichtigung der Zuwendung anerkannt, wenn das Datum des Freistellungsbescheides länger als 5 Jahre bzw. das Datum der Feststellung der Einhaltung der satzungsmäßigen Voraussetzungen nach § 60a Abs. 1 AO länger als 3 Jahre seit Ausstellung des Bescheides zurückliegt (§ 63 Abs. 5 AO).',
    ...(signed === 'machine'
      ? [
          'Diese Zuwendungsbestätigung wurde maschinell erstellt und ist ohne eigenhändige Unterschrift gültig. Dass wir dieses Verfahren anwenden, haben wir dem Finanzamt Beispielstadt II am 15.01.2026 angezeigt.',
        ]
      : []),
    `Nr. ${number}${replaces === undefined ? '' : ` · ersetzt die zurückgenommene Bestätigung Nr. ${replaces}`}`,
    `Prüfcode ${code} · Ob diese Bestätigung gilt, zeigt spenden.example.org/receipts/check`,
  ];
};
