/** `2026-12` for `2026-11` and 1; months go before and after without end. */
export const monthAfter = (month: string, steps: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + steps;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/** From one month through another, both included. */
export const monthsThrough = (from: string, through: string): string[] => {
  const months: string[] = [];
  for (let month = from; month <= through; month = monthAfter(month, 1)) months.push(month);
  return months;
};

export const yearOf = (month: string): string => month.slice(0, 4);
