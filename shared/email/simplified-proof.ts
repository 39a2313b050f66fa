import type { Carrier } from '../domain/carrier.ts';
import { formatCents, type Cents } from '../domain/money.ts';
import { formatDay, type Day } from '../domain/month.ts';
import { noticeHolds, type TaxNotice } from '../domain/tax-notice.ts';

/**
 * § 50 (4) no. 2 b EStDV: up to 300 € the tax office is content with the donor's bank statement and a paper of
 * ours that says what the money is for, how we are exempt, and that it is a donation. It is in German in every
 * letter, because a German tax office reads it. It is no Zuwendungsbestätigung, is never called one and bears
 * no number, so that a later one may include the gift.
 */
export interface SimplifiedProof {
  rows: [label: string, value: string][];
  sentences: string[];
}

export const simplifiedProofUpToCents = 300_00;

const noticeNames = {
  exemptionNotice: 'Freistellungsbescheid',
  corporationTaxAttachment: 'Anlage zum Körperschaftsteuerbescheid',
  section60a: 'Feststellung nach §\u00a060a Abs. 1 AO',
} as const satisfies Record<TaxNotice['kind'], string>;

const exemption = ({ kind }: TaxNotice): string =>
  kind === 'section60a'
    ? 'Darin hat das Finanzamt gesondert festgestellt, dass der Empfänger die satzungsmäßigen Voraussetzungen nach den §§ 51, 59, 60 und 61 AO einhält.'
    : 'Nach diesem Bescheid ist der Empfänger von der Körperschaftsteuer (§ 5 Abs. 1 Nr. 9 KStG) und von der Gewerbesteuer (§ 3 Nr. 6 GewStG) befreit.';

// An amount and its sign, a section and its number stay on one line.
const unbroken = (text: string): string => text.replaceAll(/(?<=§|Abs\.|Nr\.) | (?=€)/gu, '\u00a0');

/** `undefined` above 300 €, or if the notice is too old on the day we write. */
export const simplifiedProof = (
  gift: { cents: Cents; day: Day; method?: string | undefined },
  carrier: Carrier,
  writtenOn: Day,
): SimplifiedProof | undefined => {
  const { taxNotice, purposes } = carrier;
  if (gift.cents > simplifiedProofUpToCents || !noticeHolds(carrier, writtenOn)) return undefined;
  const forYear =
    taxNotice.assessmentYear === undefined
      ? ''
      : ` für den letzten Veranlagungszeitraum ${taxNotice.assessmentYear}`;
  const rows: [string, string][] = [
    ['Empfänger', `${carrier.name}, ${carrier.street}, ${carrier.postalCode} ${carrier.city}`],
    ['Art', 'Geldzuwendung: eine Spende, kein Mitgliedsbeitrag'],
    ['Betrag', `${formatCents(gift.cents, 'de')}, eingegangen am ${formatDay(gift.day, 'de')}`],
    [purposes.length === 1 ? 'Zweck' : 'Zwecke', purposes.join('; ')],
    ['Finanzamt', carrier.taxOffice.replace(/^Finanzamt\s+/u, '')],
    ['Steuernummer', carrier.taxNumber],
    ['Bescheid', `${noticeNames[taxNotice.kind]} vom ${formatDay(taxNotice.issuedOn, 'de')}${forYear}`],
  ];
  const onlyFor =
    purposes.length === 1 ? 'diesen steuerbegünstigten Zweck' : 'diese steuerbegünstigten Zwecke';
  const sentences = [
    `${exemption(taxNotice)} Die Spende wird nur für ${onlyFor} verwendet.`,
    'Bitte bewahren Sie diese Angaben zusammen mit Ihrem Kontoauszug oder Ihrer Kreditkartenabrechnung auf: Für Spenden bis 300 € gilt beides zusammen als vereinfachter Nachweis (§ 50 Abs. 4 Nr. 2 Buchstabe b EStDV).',
  ];
  if (gift.method === 'paypal')
    sentences.push('Bei PayPal gehört dazu auch ein Ausdruck der Zahlungsdetails aus Ihrem PayPal-Konto.');
  return { rows, sentences: sentences.map(unbroken) };
};
