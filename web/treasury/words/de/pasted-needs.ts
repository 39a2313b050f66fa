import type { Plural } from '../../../../shared/words/fill.ts';

const found: Plural = { one: 'Ein Bedarf gelesen', other: '{count} Bedarfe gelesen' };
const lines: Plural = {
  one: 'Eine Zeile braucht eine Korrektur.',
  other: '{count} Zeilen brauchen eine Korrektur.',
};
const take: Plural = { one: 'Einen Bedarf übernehmen', other: '{count} Bedarfe übernehmen' };
const without: Plural = {
  one: 'Die eine Zeile, die eine Korrektur braucht, bleibt dabei weg.',
  other: 'Die {count} Zeilen, die eine Korrektur brauchen, bleiben dabei weg.',
};
const ambiguous: Plural = {
  one: 'Ein Betrag wie 12,345 oder 1.234 lässt sich auf zwei Arten lesen.',
  other: '{count} Beträge wie 12,345 oder 1.234 lassen sich auf zwei Arten lesen.',
};
const left: Plural = {
  one: 'Ein Bedarf bleibt weg: sein Monat ist vorbei, oder er ist geschlossen.',
  other: '{count} Bedarfe bleiben weg: ihre Monate sind vorbei, oder sie sind geschlossen.',
};

export const pastedNeeds = {
  title: 'Bedarfe aus einer Tabelle',
  back: '← Bedarfe {year}',
  mayNot: 'Bedarfe planen darf dieses Konto hier nicht.',
  howTo:
    'Zellen in Excel oder LibreOffice markieren, kopieren und hier einfügen. Oder eine CSV-Datei auswählen.',
  forms: 'So darf die Tabelle aussehen',
  long: 'Eine Zeile für jeden Bedarf, mit den Spalten Monat, Kostenart, Bezeichnung und Betrag; dazu, wer will, Priorität, Notiz und Dokument.',
  wide: 'Oder eine Zeile für jeden Zweck und eine Spalte für jeden Monat, wie ein Jahresplan. Über den Zeilen darf „Personal“ oder „Sachkosten“ stehen.',
  sums: 'Zeilen mit Summen stören nicht: sie werden nur verglichen.',
  text: 'Tabelle',
  file: 'CSV-Datei',
  fileHint: 'Ersetzt, was oben steht.',
  year: 'Jahr, falls bei den Monaten keins steht',
  preview: 'Prüfen',
  previewHint: 'Geprüft wird nur; übernommen wird noch nichts.',
  readTitle: 'Was wir gelesen haben',
  found,
  sum: 'zusammen {amount}',
  outcomes: 'davon {new} neu, {changed} geändert, {same} schon genau so da',
  lines,
  noLines: 'Alle Zeilen sind lesbar.',
  moreProblems: 'Insgesamt sind es {count} Stellen; weitere zeigen sich, wenn diese korrigiert sind.',
  leftOut: left,
  ignored: 'Diese Spalten kennen wir nicht, sie bleiben weg: {columns}',
  ambiguous,
  thousands: 'Als ganze Euro lesen',
  totalEqual: 'Zeile {line}: die Summe stimmt, {amount}.',
  totalDiffers: 'Zeile {line}: in der Tabelle steht als Summe {stated}, gelesen sind {read}.',
  totalUnread: 'Zeile {line}: die Summe ist nicht lesbar; gelesen sind {read}.',
  caption: 'Zeile für Zeile',
  shownSome:
    'Hier stehen die ersten {rows} von {all} Bedarfen und {wrong} von {allWrong} Zeilen, die eine Korrektur brauchen.',
  column: { line: 'Zeile', need: 'Bedarf und Betrag' },
  outcome: { new: 'neu', changed: 'geändert', same: 'bleibt gleich' },
  before: 'bisher {amount}',
  lineOf: 'Zeile {line}',
  bar: 'Der senkrechte Strich | trennt die Spalten.',
  again: 'Korrekturen prüfen',
  problem: '„{found}“: {sentence}',
  take,
  without,
  nothingNew: 'Es gibt nichts zu übernehmen: alles steht schon genau so da.',
  progress: 'Übernahme',
  ofAll: '{done} von {all} übernommen',
  broken: 'Unterbrochen: {done} von {all} sind übernommen und bleiben es. Weiter geht es genau dort.',
  goOn: 'Weitermachen',
  changedMeanwhile: 'Noch einmal prüfen',
  doneTitle: 'Übernommen',
  doneSum: '{added} neu, {changed} geändert, {unchanged} waren schon genau so da.',
  doneAmount: 'In der Tabelle stehen zusammen {amount}.',
  told: 'Die Tabelle ist übernommen.',
  next: 'Noch eine Tabelle einfügen',
  see: 'Bedarfe {year} ansehen',
  workbook:
    'Das ist eine Excel- oder LibreOffice-Datei. Bitte sie öffnen, die Zellen kopieren und hier einfügen, oder sie als CSV speichern.',
};
