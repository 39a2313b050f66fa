import { describe, expect, it } from 'vitest';
import { sentencesIn } from './said.ts';

describe('Leichte Sprache', () => {
  const sentences = sentencesIn('de-simple').map(({ sentence }) => sentence);

  it('says each thing in a sentence of at most 12 words', () => {
    const long = sentences
      .flatMap((text) => text.split(/(?<=[.!?:…])\s+/u))
      .filter((sentence) => sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length > 12);
    expect(long).toEqual([]);
  });

  it('parts what would be a word of more than 20 letters', () => {
    expect(sentences.filter((text) => /\p{L}{21,}/u.test(text))).toEqual([]);
  });

  it('has no semicolons, no passive, no subjunctive and no numbers in letters', () => {
    const hard =
      /;|(?<!\p{L})(?:wird|werden|wurde|worden|würde|könnte|hätte|wäre|müsste|sollte|zwei|drei|vier|fünf|zehn)(?!\p{L})/iu;
    expect(sentences.filter((text) => hard.test(text))).toEqual([]);
  });

  it('calls hard things by one name, parted where it is long', () => {
    const hard =
      /Lastschrift|Verwendungszweck|Dauerauftrag|Dankesbrief|Spendenwand|Kampagne|Bedarf|Sachkosten|freiwillig/iu;
    expect(sentences.filter((text) => hard.test(text))).toEqual([]);
  });
});
