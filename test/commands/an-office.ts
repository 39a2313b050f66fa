import { onTestFinished } from 'vitest';
import { type Office, openOffice } from '../../infra/commands/office.ts';
import type { Command } from '../../infra/commands/command.ts';
import { aHouse } from '../a-house.ts';

/** A whole local house, and a desk in it from which commands are given. */
export const anOffice = async () => {
  const house = await aHouse();
  onTestFinished(house.close);
  const office = await openOffice({ STAGE: 'local', PORT: new URL(house.origin).port, LANG: 'en' });
  return {
    ...house,
    office,
    /** What a command prints, and whether all is well. */
    say: async (command: Command, words: readonly string[] = [], more: Partial<Office> = {}) => {
      const lines: string[] = [];
      const ok = await command.run(
        words,
        async () => ({ ...office, clock: house.clock, ...more }),
        (line) => lines.push(line),
      );
      return { ok, text: lines.join('\n') };
    },
  };
};
