import { aPaper, aSignature, collective, single, yearOf } from '../paper/a-receipt.ts';
import type { Figure, Section } from './figure.ts';
import { median } from './statistics.ts';

/** Processor time and size of official receipts. The first of a process opens the font and lays out every word. */
export const receiptPdf = async (rounds: number): Promise<Section> => {
  const signature = aSignature();
  const sheets = {
    single: { snapshot: single(), signature },
    collective: { snapshot: collective(), signature },
    long: { snapshot: collective({}, yearOf(400)), signature },
  };
  const paper = aPaper();
  const first = await millisecondsOf(async () => paper.receipt(sheets.single));
  // Lets the compiler learn what is asked of it.
  for (let round = 0; round < 20; round += 1) await paper.receipt(sheets.collective);
  const usual = async (sheet: (typeof sheets)['single']): Promise<number> => {
    const measured: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      measured.push(await millisecondsOf(async () => paper.receipt(sheet)));
    return median(measured);
  };
  const time = { unit: 'ms', decimals: 1 };
  const size = { unit: 'kB', decimals: 1 };
  const kilobytes = async (sheet: (typeof sheets)['single']): Promise<number> =>
    (await paper.receipt(sheet)).length / 1000;
  const figures: Figure[] = [
    { figure: 'processor time, the first of a process', measured: first, ...time },
    { figure: '… a single one after it', measured: await usual(sheets.single), ...time, atMost: 30 },
    {
      figure: '… a collective one of twelve gifts',
      measured: await usual(sheets.collective),
      ...time,
      atMost: 30,
    },
    { figure: '… one of 400 gifts', measured: await usual(sheets.long), ...time },
    { figure: 'a single one', measured: await kilobytes(sheets.single), ...size, atMost: 60 },
    {
      figure: 'a collective one of twelve gifts',
      measured: await kilobytes(sheets.collective),
      ...size,
      atMost: 60,
    },
    { figure: '… of 400 gifts', measured: await kilobytes(sheets.long), ...size },
  ];
  return { title: 'Official receipts as PDF, with a signature', figures };
};

const millisecondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
