import { hunt, mutants } from './mutants.ts';

const seed = 1;

const follow = async (index: number): Promise<void> => {
  const mutant = mutants[index];
  if (mutant) process.send?.(await hunt(mutant, seed));
};

process.on('message', (index: number) => void follow(index));
