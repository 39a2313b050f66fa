import type Stripe from 'stripe';

const one: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = {
  de: { day: 'jeden Tag', week: 'jede Woche', month: 'jeden Monat', year: 'jedes Jahr' },
  en: { day: 'every day', week: 'every week', month: 'every month', year: 'every year' },
};
const several: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = {
  de: { day: 'Tage', week: 'Wochen', month: 'Monate', year: 'Jahre' },
  en: { day: 'days', week: 'weeks', month: 'months', year: 'years' },
};

/** "jeden Monat", "every 3 months". */
export const often = (recurring: Stripe.Price.Recurring, language: 'de' | 'en'): string => {
  const { interval, interval_count: count } = recurring;
  if (count === 1) return one[language][interval] ?? interval;
  return `${language === 'de' ? 'alle' : 'every'} ${count} ${several[language][interval] ?? interval}`;
};
