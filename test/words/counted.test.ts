import { describe, expect, it } from 'vitest';
import { formatTags, type Language } from '../../shared/domain/language.ts';
import { wordsIn } from '../../shared/words.ts';
import { counted, fill } from '../../shared/words/fill.ts';

describe('a number changes the words after it', () => {
  const counts = [0, 1, 2, 3, 5, 11, 21, 100];
  const said = (language: Language, plural: 'people' | 'gifts' | 'minutes') => {
    const words = wordsIn(language);
    const forms = plural === 'minutes' ? words.minutes : words.progress[plural];
    return counts.map((count) => counted(forms, count, formatTags[language]));
  };
  const after = (first: readonly string[], word: string) => [
    ...first,
    ...counts.slice(first.length).map((count) => word.replace('#', String(count))),
  ];

  it('in German', () => {
    expect(said('de', 'people')).toEqual(after(['0 Menschen', 'einem Menschen'], '# Menschen'));
    expect(said('de', 'gifts')).toEqual(after(['0 Spenden', 'eine Spende'], '# Spenden'));
    expect(said('de', 'minutes')).toEqual(after(['in 0 Minuten', 'in einer Minute'], 'in # Minuten'));
  });

  it('in German, in plain language with digits', () => {
    expect(said('de-simple', 'people')).toEqual(after(['0 Personen', '1 Person'], '# Personen'));
    expect(said('de-simple', 'gifts')).toEqual(after(['0 Spenden', '1 Spende'], '# Spenden'));
    expect(said('de-simple', 'minutes')).toEqual(after(['in 0 Minuten', 'in 1 Minute'], 'in # Minuten'));
  });

  it('in English', () => {
    expect(said('en', 'people')).toEqual(after(['0 people', 'one person'], '# people'));
    expect(said('en', 'gifts')).toEqual(after(['0 gifts', 'one gift'], '# gifts'));
    expect(said('en', 'minutes')).toEqual(after(['in 0 minutes', 'in a minute'], 'in # minutes'));
  });

  it('never in Turkish, where the number says it', () => {
    expect(said('tr', 'people')).toEqual(after(['0 kişi', 'bir kişi'], '# kişi'));
    expect(said('tr', 'gifts')).toEqual(after(['0 bağış', 'bir bağış'], '# bağış'));
    expect(said('tr', 'minutes')).toEqual(after(['0 dakika sonra', 'bir dakika sonra'], '# dakika sonra'));
  });

  it('in Ukrainian by the last digits: 21 like 1, but 11 like 5', () => {
    expect(said('uk', 'people')).toEqual([
      '0 людей',
      '1 людини',
      '2 людей',
      '3 людей',
      '5 людей',
      '11 людей',
      '21 людини',
      '100 людей',
    ]);
    expect(said('uk', 'gifts')).toEqual([
      '0 пожертв',
      '1 пожертва',
      '2 пожертви',
      '3 пожертви',
      '5 пожертв',
      '11 пожертв',
      '21 пожертва',
      '100 пожертв',
    ]);
    expect(said('uk', 'minutes')).toEqual([
      'через 0 хвилин',
      'через 1 хвилину',
      'через 2 хвилини',
      'через 3 хвилини',
      'через 5 хвилин',
      'через 11 хвилин',
      'через 21 хвилину',
      'через 100 хвилин',
    ]);
  });

  it('in Arabic in six ways, with a dual', () => {
    expect(said('ar', 'people')).toEqual([
      '0 شخص',
      'شخص واحد',
      'شخصين',
      '3 أشخاص',
      '5 أشخاص',
      '11 شخصًا',
      '21 شخصًا',
      '100 شخص',
    ]);
    expect(said('ar', 'gifts')).toEqual([
      'لا تبرعات',
      'تبرع واحد',
      'تبرعان',
      '3 تبرعات',
      '5 تبرعات',
      '11 تبرعًا',
      '21 تبرعًا',
      '100 تبرع',
    ]);
    expect(said('ar', 'minutes')).toEqual([
      'بعد أقل من دقيقة',
      'بعد دقيقة واحدة',
      'بعد دقيقتين',
      'بعد 3 دقائق',
      'بعد 5 دقائق',
      'بعد 11 دقيقة',
      'بعد 21 دقيقة',
      'بعد 100 دقيقة',
    ]);
  });
});

describe('a sentence', () => {
  it('takes each value as it is, wherever its name stands', () => {
    expect(fill('{amount} von {needed}, {amount}', { amount: 0, needed: '5 €' })).toBe('0 von 5 €, 0');
    expect(fill('„{campaign}“: {url}', { campaign: '{url} $& $1', url: 'x' })).toBe('„{url} $& $1“: x');
  });

  it('shows the name of a value that was forgotten, so that somebody notices', () => {
    expect(fill('Es fehlen {amount}.', {})).toBe('Es fehlen {amount}.');
  });
});
