import { describe, expect, it } from 'vitest';
import { amountInWords, inWords } from '../../shared/domain/amount-in-words.ts';
import { cents } from '../../shared/domain/money.ts';

/** Reads a number back, by the grammar of German numbers and without looking at how they are written. */
const read = (words: string): number | undefined => {
  if (words === 'null') return 0;
  if (words === 'eine Million') return 1_000_000;
  const [, thousands, rest = ''] = /^(?:(.+)tausend)?(.*)$/.exec(words) ?? [];
  const high = thousands === undefined ? 0 : below1000(thousands, 'ein');
  const low = rest === '' ? 0 : below1000(rest, 'eins');
  return high === undefined || low === undefined ? undefined : high * 1000 + low;
};

const below1000 = (words: string, one: string): number | undefined => {
  const [, hundreds, rest = ''] = /^(?:(.+)hundert)?(.*)$/.exec(words) ?? [];
  const high = hundreds === undefined ? 0 : digit(hundreds, 'ein');
  const low = rest === '' ? 0 : below100(rest, one);
  return high === undefined || low === undefined ? undefined : high * 100 + low;
};

const below100 = (words: string, one: string): number | undefined => {
  const teen = teens.indexOf(words);
  if (teen >= 0) return 10 + teen;
  const [, unit, ten = ''] = /^(?:(.+)und)?(.+)$/.exec(words) ?? [];
  if (!tens.includes(ten)) return unit === undefined ? digit(words, one) : undefined;
  const last = unit === undefined ? 0 : digit(unit, 'ein');
  return last === undefined ? undefined : (tens.indexOf(ten) + 2) * 10 + last;
};

const digit = (word: string, one: string): number | undefined => {
  if (word === one) return 1;
  const place = digits.indexOf(word);
  return place < 0 ? undefined : place + 2;
};

const digits = ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'];
const tens = ['zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'];
const teens = [
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

describe('an amount in words', () => {
  // german-rules.md §1.3
  it.each([
    [1_00, 'ein Euro'],
    [1_01, 'ein Euro und ein Cent'],
    [50, 'null Euro und fünfzig Cent'],
    [16_00, 'sechzehn Euro'],
    [17_00, 'siebzehn Euro'],
    [21_00, 'einundzwanzig Euro'],
    [30_00, 'dreißig Euro'],
    [100_00, 'einhundert Euro'],
    [101_00, 'einhundertein Euro'],
    [111_00, 'einhundertelf Euro'],
    [1000_00, 'eintausend Euro'],
    [1001_00, 'eintausendein Euro'],
    [1100_00, 'eintausendeinhundert Euro'],
    [1322_50, 'eintausenddreihundertzweiundzwanzig Euro und fünfzig Cent'],
    [21_000_00, 'einundzwanzigtausend Euro'],
    [100_000_00, 'einhunderttausend Euro'],
    [101_000_00, 'einhunderteintausend Euro'],
    [101_999_21, 'einhunderteintausendneunhundertneunundneunzig Euro und einundzwanzig Cent'],
    [1_000_000_00, 'eine Million Euro'],
    [2_001_001_00, 'zwei Millionen eintausendein Euro'],
    [1_000_000_000_000_00, 'eine Billion Euro'],
  ])('writes %i cents as %s', (amount, words) => {
    expect(amountInWords(cents(amount))).toBe(words);
  });

  it('reads back as the number it was, for every whole number up to a million', () => {
    const misread: string[] = [];
    for (let count = 0; count <= 1_000_000; count += 1) {
      const words = inWords(count);
      if (read(words) !== count) misread.push(`${count}: ${words}`);
    }
    expect(misread).toEqual([]);
  });

  it('says ein before a noun and eins nowhere, for every amount that ends in one', () => {
    for (let euros = 1; euros <= 1_000_000; euros += 100) {
      const words = amountInWords(cents(euros * 100));
      expect(words).toBe(`${inWords(euros).replace(/eins$/, 'ein')} Euro`);
      expect(words).not.toContain('eins');
    }
  });

  it('has no words for what is no number of things', () => {
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => inWords(wrong)).toThrow('no number');
  });
});
