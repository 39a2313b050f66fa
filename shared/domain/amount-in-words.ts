import type { Cents } from './money.ts';

const small = [
  'null',
  'eins',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
  'dreizehn',
  'vierzehn',
  'fünfzehn',
  'sechzehn',
  'siebzehn',
  'achtzehn',
  'neunzehn',
];

const tens = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];

/** What is written apart: one of it, and several. */
const large = [
  { worth: 1_000_000_000_000, one: 'eine Billion', many: 'Billionen' },
  { worth: 1_000_000_000, one: 'eine Milliarde', many: 'Milliarden' },
  { worth: 1_000_000, one: 'eine Million', many: 'Millionen' },
];

/**
 * A whole number from 0 as German counts it, in small letters: `eintausendeins`, `eine Million einhundert`.
 * (The libraries we tried write `einhunderteinstausend`, or each part apart.)
 *
 * @param last how a one at the very end is said: `eins` when counting, `ein` before a noun (`einhundertein Euro`)
 */
export const inWords = (count: number, last: 'eins' | 'ein' = 'eins'): string => {
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`${count} is no number of things`);
  if (count === 0) return 'null';
  const words: string[] = [];
  let rest = count;
  for (const { worth, one, many } of large) {
    const times = Math.floor(rest / worth);
    rest %= worth;
    if (times > 0) words.push(times === 1 ? one : `${below1000000(times, 'eine')} ${many}`);
  }
  if (rest > 0) words.push(below1000000(rest, last));
  return words.join(' ');
};

type Last = 'eins' | 'ein' | 'eine';

const below1000000 = (count: number, last: Last): string => {
  const thousands = Math.floor(count / 1000);
  const rest = count % 1000;
  // Not `einstausend`, the error others make: what stands before a word is `ein`.
  return `${thousands > 0 ? `${below1000(thousands, 'ein')}tausend` : ''}${rest > 0 ? below1000(rest, last) : ''}`;
};

const below1000 = (count: number, last: Last): string => {
  const hundreds = Math.floor(count / 100);
  const rest = count % 100;
  return `${hundreds > 0 ? `${below100(hundreds, 'ein')}hundert` : ''}${rest > 0 ? below100(rest, last) : ''}`;
};

const below100 = (count: number, last: Last): string => {
  if (count < 20) return count === 1 ? last : (small[count] ?? '');
  const unit = count % 10;
  const before = unit === 0 ? '' : `${unit === 1 ? 'ein' : (small[unit] ?? '')}und`;
  return `${before}${tens[Math.floor(count / 10)] ?? ''}`;
};

/**
 * An amount as a receipt spells it out beside its digits: `eintausendzwei Euro und fünfzig Cent`, without cents where
 * there are none. Cents are in no rule (a judgement). Never negative.
 */
export const amountInWords = (amount: Cents): string => {
  const euros = Math.floor(amount / 100);
  const rest = amount - euros * 100;
  const inEuros = `${inWords(euros, 'ein')} Euro`;
  return rest === 0 ? inEuros : `${inEuros} und ${inWords(rest, 'ein')} Cent`;
};
