import type { Plural } from '../../../../shared/words/fill.ts';
import { late } from './money.ts';

const found: Plural = { one: 'Ein neuer Beitrag', other: '{count} neue Beiträge' };
const known: Plural = {
  one: 'Eine Zeile steht genau so schon in den Büchern und bleibt weg.',
  other: '{count} Zeilen stehen genau so schon in den Büchern und bleiben weg.',
};
const wrong: Plural = {
  one: 'Eine Zeile braucht eine Korrektur. Der Grund steht daneben.',
  other: '{count} Zeilen brauchen eine Korrektur. Der Grund steht daneben.',
};
const take: Plural = { one: 'Einen Beitrag buchen', other: '{count} Beiträge buchen' };
const without: Plural = {
  one: 'Die eine Zeile mit Fehler bleibt weg.',
  other: 'Die {count} Zeilen mit Fehlern bleiben weg.',
};
const doneSum: Plural = { one: 'Ein Beitrag gebucht', other: '{count} Beiträge gebucht' };

export const feeSheet = {
  title: 'Mitgliedsbeiträge hochladen',
  back: '← Eingänge',
  howTo:
    'Aus der Tabelle kopieren und hier einfügen: Mitgliedsnummer, Monat, Tag des Eingangs, Betrag. Überschriften sind erlaubt; mit der Spalte „bis“ gilt eine Zahlung für mehrere Monate.',
  example: 'Zum Beispiel: M-017; 11/2026; 20.11.2026; 5,00. Nummern, keine Namen.',
  text: 'Beiträge',
  file: 'Oder eine Datei',
  fileHint: 'CSV oder TSV, bis 10.000 Zeilen. Auch so wird erst eine Vorschau gezeigt.',
  workbook:
    'Das ist eine Arbeitsmappe. Bitte die Zellen kopieren und einfügen, oder die Tabelle als CSV speichern.',
  preview: 'Vorschau',
  previewHint: 'Noch wird nichts gebucht.',
  readTitle: 'Vorschau',
  found,
  sum: 'zusammen {amount}',
  known,
  wrong,
  allRight: 'Alle Zeilen sind lesbar.',
  shownSome: 'Hier stehen {rows} von {all} Zeilen, die mit Fehlern zuerst.',
  caption: 'Zeile für Zeile',
  column: { line: 'Zeile', fee: 'Beitrag', amount: 'Betrag', state: 'Ergebnis' },
  state: { new: 'neu', known: 'steht schon da', refused: 'Korrektur nötig' },
  correct: 'Zeile {line} korrigieren',
  foundThere: '„{found}“:',
  again: 'Korrigiert: noch einmal prüfen',
  earmark: 'Wofür',
  late,
  take,
  without,
  progress: 'Beiträge werden gebucht',
  ofAll: '{done} von {all} sind gebucht.',
  broken:
    'Unterbrochen: {done} von {all} sind gebucht, der Rest nicht. Beim Weitermachen wird nichts doppelt.',
  goOn: 'Weitermachen',
  lookAgain: 'Neu prüfen',
  doneTitle: 'Fertig',
  doneSum,
  told: 'Die Beiträge sind gebucht.',
  see: 'Zu den Eingängen',
  next: 'Noch eine Liste',
};
