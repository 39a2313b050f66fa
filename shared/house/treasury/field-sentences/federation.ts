import type { Sentence } from '../../../domain/locale.ts';

/** Fields of campaigns, centres and carriers. */
export const federationSentences = {
  centre: {
    de: 'Bitte das Zentrum nennen, in kleinen Buchstaben, Ziffern und Bindestrichen.',
    en: 'Please name the centre, in small letters, digits and hyphens.',
  },
  carrier: {
    de: 'Bitte den Träger nennen, in kleinen Buchstaben, Ziffern und Bindestrichen.',
    en: 'Please name the carrier, in small letters, digits and hyphens.',
  },
  summary: {
    de: 'Bitte in einem Absatz sagen, worum es geht, mit höchstens 600 Zeichen.',
    en: 'Please say what it is about in one paragraph, 600 characters at most.',
  },
  suggestedCents: {
    de: 'Bitte drei bis fünf Beträge vorschlagen, jeden von mindestens einem Euro, in ganzen Cent.',
    en: 'Please suggest three to five amounts, each of at least one euro, in whole cents.',
  },
  contactEmail: {
    de: 'Diese E-Mail-Adresse ist nicht vollständig.',
    en: 'This e-mail address is not complete.',
  },
  openNeeds: {
    de: 'Bitte entscheiden, was aus offenen Bedarfen wird: bleiben (keep) oder enden (close).',
    en: 'Please decide what becomes of open needs: they stay (keep) or end (close).',
  },
  city: {
    de: 'Bitte den Ort angeben, höchstens 80 Zeichen.',
    en: 'Please give the town, 80 characters at most.',
  },
  street: {
    de: 'Bitte Straße und Hausnummer angeben: die Anschrift steht auf jeder Bescheinigung.',
    en: 'Please give street and number: the address stands on every receipt.',
  },
  postalCode: {
    de: 'Bitte die Postleitzahl angeben.',
    en: 'Please give the postal code.',
  },
  email: {
    de: 'Diese E-Mail-Adresse ist nicht vollständig.',
    en: 'This e-mail address is not complete.',
  },
  bank: {
    de: 'Bitte Inhaber und IBAN des Kontos angeben.',
    en: 'Please give the holder and the IBAN of the account.',
  },
  holder: {
    de: 'Bitte den Inhaber des Kontos so nennen, wie die Bank ihn kennt, mit höchstens 70 Zeichen.',
    en: 'Please name the account’s holder as the bank knows them, with 70 characters at most.',
  },
  iban: {
    de: 'Diese IBAN hat einen Tippfehler. Sie beginnt wie DE02 … und hat in Deutschland 22 Stellen.',
    en: 'This IBAN has a typing error. It begins like DE02 … and has 22 characters in Germany.',
  },
  bic: {
    de: 'Ein BIC hat 8 oder 11 große Buchstaben und Ziffern. Für Konten in Europa kann er fehlen.',
    en: 'A BIC has 8 or 11 capital letters and digits. For accounts in Europe it can be left out.',
  },
  creditorId: {
    de: 'Diese Gläubiger-ID hat einen Tippfehler. In Deutschland sieht sie aus wie DE98ZZZ09999999999.',
    en: 'This creditor identifier has a typing error. In Germany it looks like DE98ZZZ09999999999.',
  },
  taxOffice: {
    de: 'Bitte das Finanzamt nennen, höchstens 80 Zeichen.',
    en: 'Please name the tax office, 80 characters at most.',
  },
  taxNumber: {
    de: 'Bitte die Steuernummer angeben, wie sie auf dem Bescheid steht.',
    en: 'Please give the tax number as it stands on the notice.',
  },
  purposes: {
    de: 'Bitte mindestens einen Zweck nennen, im Wortlaut des Bescheids, je höchstens 200 Zeichen.',
    en: 'Please name at least one purpose, as the notice words it, 200 characters each at most.',
  },
  taxNotice: {
    de: 'Bitte den Bescheid des Finanzamts angeben: Art, Datum und letztes Jahr der Veranlagung.',
    en: 'Please give the notice of the tax office: its kind, its date and the last year it assesses.',
  },
  kind: {
    de: 'Bitte wählen: Freistellungsbescheid, Anlage zum Körperschaftsteuerbescheid oder Feststellung nach § 60a AO.',
    en: 'Please choose: exemption notice, attachment to the corporation tax assessment, or finding under § 60a AO.',
  },
  issuedOn: {
    de: 'Bitte das Datum des Bescheids wie 2026-05-12 angeben.',
    en: 'Please give the date of the notice, such as 2026-05-12.',
  },
  assessmentYear: {
    de: 'Bitte das letzte Jahr der Veranlagung wie 2024 angeben.',
    en: 'Please give the last year assessed, such as 2024.',
  },
  correctsMistake: {
    de: 'Bitte nur angeben, wenn der zuletzt eingetragene Bescheid vertippt war.',
    en: 'Please say so only if the notice entered last was mistyped.',
  },
} as const satisfies Record<string, Sentence>;
