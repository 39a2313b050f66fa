import type { Carrier } from './carrier.ts';
import type { Sentence } from './locale.ts';
import { Day } from './month.ts';
import type { CertifiedGift, ReceiptSnapshot } from './receipt.ts';
import type { ReceiptBlock } from './receipt-work.ts';
import { noticeHolds } from './tax-notice.ts';

/**
 * Whether a carrier may issue receipts on a day: what counts is the day of issue and not that of the gift
 * (§ 63 (5) AO), and the template names the year for which an exemption was given (BMF of 2013-11-07).
 *
 * @returns what stands in the way of all its receipts; undefined if it may
 */
export const carrierGate = (carrier: Carrier, today: Day): ReceiptBlock | undefined => {
  if (!noticeHolds(carrier, today)) return 'notice-over';
  const { kind, assessmentYear } = carrier.taxNotice;
  return kind !== 'section60a' && assessmentYear === undefined ? 'notice-without-year' : undefined;
};

/**
 * Whether a receipt is valid without a handwritten signature (R 10b.1 (4) EStR): only if the tax office was told of
 * the procedure, the facsimile of a binding signature stands on it, and it certifies money and no waived expense.
 */
export const signatureOf = (
  { receipts }: Carrier,
  gifts: readonly Pick<CertifiedGift, 'expenseWaiver'>[],
): ReceiptSnapshot['signature'] =>
  receipts?.machineProcedureNotifiedOn !== undefined &&
  receipts.signatureHash !== undefined &&
  !gifts.some(({ expenseWaiver }) => expenseWaiver)
    ? 'machine'
    : 'by-hand';

const usualBeginning = '03-01';

/**
 * The first day on which a carrier's receipts for all gifts of a year go out, unless a person says otherwise: eight
 * weeks after the year's end nobody's bank takes a debit of it back without asking (a judgement).
 */
export const yearlyFrom = ({ receipts }: Carrier, year: number): Day => {
  const wanted = `${year + 1}-${receipts?.yearlyNotBefore ?? usualBeginning}`;
  // 30 February is the last of February.
  const lastDays = [wanted.slice(8), '30', '29', '28'].map((day) =>
    Day.safeParse(`${wanted.slice(0, 8)}${day}`),
  );
  return lastDays.find(({ success }) => success)?.data ?? Day.parse(`${year + 1}-${usualBeginning}`);
};

/** What to do about a receipt that waits, for whoever looks after them. */
export const receiptSentences = {
  'notice-over': {
    de: 'Der Bescheid des Finanzamts ist zu alt: heute darf der Träger keine Zuwendungsbestätigung ausstellen. Bitte beim Träger den neuen Bescheid eintragen; was wartet, geht danach von selbst hinaus.',
    en: 'The tax notice is too old: the carrier must not issue official receipts today. Please enter the new notice with the carrier; what waits goes out by itself then.',
  },
  'notice-without-year': {
    de: 'Beim Träger fehlt, für welchen Veranlagungszeitraum der Bescheid zuletzt gilt; das amtliche Muster nennt ihn. Bitte das Jahr beim Bescheid eintragen.',
    en: 'The carrier’s notice does not say for which year it was given last, and the official template names it. Please enter that year with the notice.',
  },
  'address-missing': {
    de: 'Name und Anschrift fehlen. Bitte eintragen oder über den Link in der Dankesmail selbst eintragen lassen.',
    en: 'Name and address are missing. Please enter them, or let their owner do so by the link in the letter of thanks.',
  },
  'donor-unknown': {
    de: 'Die Zahlung sagt nicht, von wem sie kam. Bitte bei der Spende eintragen, wer sie gegeben hat.',
    en: 'The payment does not say who gave. Please enter with the gift who gave it.',
  },
  disputed: {
    de: 'Über die Zahlung wird noch gestritten. Ist das entschieden, geht es von selbst weiter.',
    en: 'The payment is still disputed. Once that is decided, it goes on by itself.',
  },
  'debit-may-return': {
    de: 'Die Bank kann diese Lastschrift noch ohne Angabe von Gründen zurückgeben (acht Wochen). Danach geht es von selbst weiter.',
    en: 'The giver’s bank may still take this debit back without giving a reason (eight weeks). After that it goes on by itself.',
  },
  'not-settled': {
    de: 'Das Geld ist noch unterwegs. Ist es da, geht es von selbst weiter.',
    en: 'The money is still on its way. Once it is there, it goes on by itself.',
  },
  unassigned: {
    de: 'Die Zahlung nennt keine Kampagne, also ist offen, welcher Träger sie bekommen hat. Bitte zuordnen.',
    en: 'The payment names no campaign, so nobody knows which carrier received it. Please assign it.',
  },
  // Also where the font has no letters for a name: both are put right by writing it in another way.
  'too-long': {
    de: 'Namen, Anschrift oder Zwecke sind so lang, dass die Bescheinigung nicht auf eine Seite passt, oder enthalten Zeichen, die sich nicht drucken lassen. Bitte kürzer und in lateinischen Buchstaben eintragen.',
    en: 'Names, address or purposes are so long that the receipt does not fit on one page, or have characters that cannot be printed. Please enter them shorter and in Latin letters.',
  },
} as const satisfies Record<ReceiptBlock, Sentence>;
