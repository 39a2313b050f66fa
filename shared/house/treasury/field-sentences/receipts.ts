import type { Sentence } from '../../../domain/locale.ts';

/** Fields of donors, gifts and receipts. */
export const receiptSentences: Readonly<Record<string, Sentence>> = {
  donor: {
    de: 'Bitte nennen, wer gegeben hat: donor_… aus der Liste der Spendenden.',
    en: 'Please name who gave: donor_… from the list of donors.',
  },
  type: {
    de: 'Bitte angeben, ob es eine Person ist (person) oder eine Firma, ein Verein oder eine Stiftung (company).',
    en: 'Please say whether it is a person (person), or a company, an association or a foundation (company).',
  },
  address: {
    de: 'Bitte die Anschrift angeben: Straße und Hausnummer, Postleitzahl und Ort. Sie steht auf der Bestätigung.',
    en: 'Please give the address: street and number, postal code and town. It stands on the receipt.',
  },
  country: {
    de: 'Bitte das Land in einer Zeile angeben, nur bei einer Anschrift außerhalb Deutschlands.',
    en: 'Please give the country in one line, only for an address outside of Germany.',
  },
  locale: {
    de: 'Bitte die Sprache der Briefe wählen: de oder en. Die Bestätigung selbst ist immer deutsch.',
    en: 'Please choose the language of letters: de or en. The receipt itself is always German.',
  },
  members: {
    de: 'Bitte je Mitgliedschaft die Kampagne und die Mitgliedsnummer angeben, höchstens zwanzig.',
    en: 'Please give the campaign and the member number of each membership, twenty at most.',
  },
  form: {
    de: 'Bitte wählen: einzelne Bestätigungen (single) oder eine Sammelbestätigung (collective).',
    en: 'Please choose: single receipts (single) or a collective one (collective).',
  },
  gifts: {
    de: 'Bitte mindestens eine Spende auswählen, oder das Feld weglassen: dann sind es alle des Jahres.',
    en: 'Please choose one gift at least, or leave the field out: then it is all of the year.',
  },
  debitWarned: {
    de: 'Bitte nur angeben, wenn die spendende Person weiß, dass ihre Bank die Lastschrift noch zurückgeben kann.',
    en: 'Please say so only if the giver knows that their bank may still take the debit back.',
  },
  expenseWaiver: {
    de: 'Bitte nur angeben, wenn auf die Erstattung von Aufwendungen verzichtet wurde, auf die ein Anspruch bestand.',
    en: 'Please say so only if somebody waived expenses that they had a right to have refunded.',
  },
  notReceiptable: {
    de: 'Bitte sagen, warum es keine Bestätigung gibt: platform (eine Plattform hat es bekommen) oder return-service (es gab etwas dafür).',
    en: 'Please say why there is no receipt: platform (a platform received it) or return-service (something was given for it).',
  },
  givenOn: {
    de: 'Bitte den Tag, an dem gegeben wurde, wie 2026-11-20 angeben.',
    en: 'Please give the day on which it was given, such as 2026-11-20.',
  },
  number: {
    de: 'Nummern von Bestätigungen sehen aus wie LEIPZIG-2026-000123.',
    en: 'Numbers of receipts look like LEIPZIG-2026-000123.',
  },
  copy: {
    de: 'Bitte angeben, die wievielte Zweitschrift gemeint ist; ohne das ist es das Original.',
    en: 'Please say which copy is meant; without that it is the original.',
  },
  replace: {
    de: 'Bitte angeben, ob gleich eine neue Bestätigung für dieselben Spenden ausgestellt wird: ja oder nein.',
    en: 'Please say whether a new receipt for the same gifts is issued at once: yes or no.',
  },
  signatory: {
    de: 'Bitte in einer Zeile angeben, wer unterschreibt, mit höchstens 120 Zeichen: Name und Amt.',
    en: 'Please say in one line who signs, in 120 characters at most: name and office.',
  },
  receipts: {
    de: 'Bitte angeben, wie der Träger Bestätigungen ausstellt; was weggelassen wird, ist wie üblich.',
    en: 'Please say how the carrier issues receipts; what is left out is as usual.',
  },
  machineProcedureNotifiedOn: {
    de: 'Bitte den Tag angeben, an dem das Finanzamt vom maschinellen Verfahren erfuhr, wie 2026-01-15. Ohne ihn wird jede Bestätigung von Hand unterschrieben.',
    en: 'Please give the day on which the tax office was told of the machine procedure, such as 2026-01-15. Without it each receipt is signed by hand.',
  },
  membershipFeesDeductible: {
    de: 'Sind Mitgliedsbeiträge an diesen Träger steuerlich abziehbar? Bitte ja oder nein angeben.',
    en: 'Are fees of this carrier’s members deductible? Please say yes or no.',
  },
  yearlyNotBefore: {
    de: 'Bitte den frühesten Tag des Jahreslaufs als Monat und Tag angeben, wie 03-01.',
    en: 'Please give the earliest day of the yearly run as month and day, such as 03-01.',
  },
  retainYears: {
    de: 'Bitte angeben, wie viele Jahre Bestätigungen aufbewahrt werden: 6 bis 30, üblich sind 10.',
    en: 'Please say for how many years receipts are kept: 6 to 30, usually 10.',
  },
  run: {
    de: 'Jahresläufe heißen wie leipzig.2026.1.',
    en: 'Yearly runs are named like leipzig.2026.1.',
  },
  outcome: {
    de: 'Bitte wählen: found, ready, blocked, nothing oder issued.',
    en: 'Please choose: found, ready, blocked, nothing or issued.',
  },
  early: {
    de: 'Soll der Lauf vor dem üblichen Tag beginnen? Bitte ja oder nein angeben.',
    en: 'Shall the run begin before its usual day? Please say yes or no.',
  },
  part: {
    de: 'Bitte angeben, die wievielte Druckdatei gemeint ist: 1, 2, …',
    en: 'Please say which file to print is meant: 1, 2, …',
  },
};
