import type { Sentence } from '../../../domain/locale.ts';

const day: Sentence = {
  de: 'Bitte einen Tag wie 2026-11-20 angeben.',
  en: 'Please give a day such as 2026-11-20.',
};

const percent: Sentence = {
  de: 'Bitte den Anteil in Hundertstel Prozent angeben, von 1 bis 10000: 5000 sind 50 %.',
  en: 'Please give the share in hundredths of a percent, from 1 to 10000: 5000 is 50 %.',
};

/** What to ask for when a field of fees or grants does not fit. */
export const moneySentences: Readonly<Record<string, Sentence>> = {
  amount: {
    de: 'Bitte einen Betrag größer als null angeben, wie 25, 12,50 oder 1.234,56.',
    en: 'Please give an amount of more than nothing, such as 25, 12.50 or 1,234.56.',
  },
  approval: {
    de: 'Bitte den Bewilligungszeitraum angeben: erster und letzter Tag.',
    en: 'Please give the approval period: its first and last day.',
  },
  basisPoints: percent,
  boundUntil: day,
  callOffBy: day,
  cents: {
    de: 'Bitte einen Betrag in ganzen Cent angeben: 2500 sind 25,00 €.',
    en: 'Please give an amount in whole cents: 2500 is €25.00.',
  },
  costPlan: {
    de: 'Bitte den Kostenplan angeben, mit 1 bis 60 Zeilen: Kostenart, Bezeichnung, Betrag.',
    en: 'Please give the cost plan, with 1 to 60 lines: cost type, title, sum.',
  },
  costType: {
    de: 'Bitte staff (Personal) oder material (Sachkosten) angeben.',
    en: 'Please give staff or material.',
  },
  day,
  decidedOn: day,
  document: {
    de: 'Bitte eine Adresse angeben, die mit https:// anfängt.',
    en: 'Please give an address that begins with https://.',
  },
  dueOn: day,
  earliestStartOn: day,
  earmark: {
    de: 'Bitte angeben, wofür: free (wo es am meisten fehlt), staff, material oder ein Bedarf wie need_coordination-2026-11.',
    en: 'Please say what for: free (where it is needed most), staff, material, or a need such as need_coordination-2026-11.',
  },
  fileNumber: {
    de: 'Bitte das Aktenzeichen in einer Zeile angeben, höchstens 60 Zeichen.',
    en: 'Please give the file number in one line, 60 characters at most.',
  },
  financing: {
    de: 'Bitte share (Anteil), shortfall (Fehlbedarf), fixed (Festbetrag) oder full (Voll) angeben.',
    en: 'Please give share, shortfall, fixed or full.',
  },
  from: {
    de: 'Bitte den Anfang angeben, wie 2026-11 oder 2026-11-20.',
    en: 'Please give the beginning, such as 2026-11 or 2026-11-20.',
  },
  funders: {
    de: 'Bitte die Geldgeber nennen, 1 bis 20, jeden mit Namen.',
    en: 'Please name the funders, 1 to 20, each by its name.',
  },
  grant: {
    de: 'Bitte der Förderung einen Namen geben wie grant_stiftung-2026: grant_, dann kleine Buchstaben, Ziffern und Bindestriche, höchstens 30 Zeichen.',
    en: 'Please name the grant like grant_foundation-2026: grant_, then small letters, digits and hyphens, 30 characters at most.',
  },
  grantedCents: {
    de: 'Bitte die bewilligte Summe in ganzen Cent angeben.',
    en: 'Please give the sum that was granted, in whole cents.',
  },
  late: {
    de: 'Bitte true oder false angeben: ob es in seinem Monat zählt, obwohl der vorbei ist.',
    en: 'Please give true or false: whether it counts in its month although that is over.',
  },
  member: {
    de: 'Bitte die Nummer des Mitglieds angeben, wie M-017 oder 2021/17: Buchstaben und Ziffern, kein Name.',
    en: 'Please give the member’s number, like M-017 or 2021/17: letters and digits, no name.',
  },
  name: {
    de: 'Bitte einen Namen in einer Zeile angeben, höchstens 120 Zeichen.',
    en: 'Please give a name in one line, 120 characters at most.',
  },
  note: { de: 'Diese Notiz ist leer oder zu lang.', en: 'This note is empty or too long.' },
  ownShare: {
    de: 'Bitte den Eigenanteil angeben: Betrag und Herkunft.',
    en: 'Please give the own share: its sum and where it comes from.',
  },
  passedOnBy: {
    de: 'Bitte sagen, wer den Bescheid bekam und das Geld weitergibt.',
    en: 'Please say who got the decision and passes the money on.',
  },
  period: {
    de: 'Bitte ein Jahr oder einen Monat angeben, wie 2026 oder 2026-11.',
    en: 'Please give a year or a month, such as 2026 or 2026-11.',
  },
  programme: {
    de: 'Bitte das Programm in einer Zeile nennen, höchstens 160 Zeichen.',
    en: 'Please name the programme in one line, 160 characters at most.',
  },
  publicity: {
    de: 'Bitte in einer Zeile, höchstens 200 Zeichen.',
    en: 'Please in one line, 200 characters at most.',
  },
  purpose: {
    de: 'Bitte den Zweck angeben, höchstens 1000 Zeichen.',
    en: 'Please give the purpose, 1000 characters at most.',
  },
  rateBasisPoints: percent,
  reportDueOn: day,
  reportedOn: day,
  retainUntil: day,
  rows: {
    de: 'Bitte mindestens eine Zeile senden und auf einmal höchstens 40 Beiträge oder 90 Bedarfe.',
    en: 'Please send at least one row, and at once 40 fees or 90 needs at most.',
  },
  source: {
    de: 'Bitte die Herkunft angeben: donation, membership, event, reserves oder volunteer-hours.',
    en: 'Please say where it comes from: donation, membership, event, reserves or volunteer-hours.',
  },
  spendBy: day,
  split: {
    de: 'Bitte die Aufteilung angeben: 1 bis 20 Teile mit Zweck und Betrag, jeden Zweck nur einmal.',
    en: 'Please give the split: 1 to 20 parts with purpose and sum, each purpose only once.',
  },
  text: {
    de: 'Hier steht nichts, oder mehr, als auf einmal gelesen werden kann.',
    en: 'There is nothing here, or more than can be read at once.',
  },
  through: {
    de: 'Bitte das Ende angeben, wie 2026-12 oder 2026-12-31.',
    en: 'Please give the end, such as 2026-12 or 2026-12-31.',
  },
  title: {
    de: 'Bitte eine Bezeichnung in einer Zeile angeben, höchstens 120 Zeichen.',
    en: 'Please give a title in one line, 120 characters at most.',
  },
  tranche: {
    de: 'Bitte der Rate einen Namen geben wie 1 oder 2027-1, höchstens 16 Zeichen.',
    en: 'Please name the tranche like 1 or 2027-1, 16 characters at most.',
  },
  tranches: {
    de: 'Bitte die Raten angeben, 1 bis 120, jede mit Namen, Tag und Aufteilung.',
    en: 'Please give the tranches, 1 to 120, each with its name, day and split.',
  },
};
