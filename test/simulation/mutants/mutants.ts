import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { houseIn, type HouseUnderTest, ourShared } from '../house-under-test.ts';
import type { Violation } from '../invariants.ts';
import { Simulation } from '../simulation.ts';
import { LettersWorld } from '../readers/letters-world.ts';
import { newsHouseIn } from '../readers/news-house.ts';
import type { Mutant } from './mutant.ts';
import { letterMutants } from './of-letters.ts';
import { newsMutants } from './of-news.ts';
import { paymentMutants } from './of-payments.ts';
import { returnMutants } from './of-returns.ts';

export const mutants: readonly Mutant[] = [
  ...paymentMutants,
  ...returnMutants,
  ...letterMutants,
  ...newsMutants,
];

/** Whoever has not been found out by then counts as having got away. */
const mostDeliveries = 20_000;

export interface Caught {
  readonly mutant: string;
  /** The first promise it broke; undefined if nobody noticed. */
  readonly by: Violation | undefined;
  readonly deliveries: number;
  readonly seconds: number;
}

/**
 * The source with the mistake in it.
 *
 * @throws Error if the mutant's place is not there exactly once: the house has changed, the list must follow
 */
export const mutated = ({ name, file, find, replace }: Mutant): { path: string; source: string } => {
  const path = fileURLToPath(new URL(file, ourShared));
  const before = readFileSync(path, 'utf8');
  const places = before.split(find).length - 1;
  if (places !== 1) throw new Error(`mutant “${name}”: its place is ${places} times in shared/${file}`);
  return { path, source: before.replace(find, () => replace) };
};

interface Hunted {
  readonly by: Violation | undefined;
  readonly deliveries: number;
}

const nothingFails = { faults: 0, lostBells: 0 };

/** Lives through small worlds, two rough ones and a calm one in turn, until a promise is broken. */
const worlds = async (house: HouseUnderTest, seed: number): Promise<Hunted> => {
  let deliveries = 0;
  let by: Violation | undefined;
  for (let world = seed; by === undefined && deliveries < mostDeliveries; world += 1) {
    const calm = world % 3 === 0;
    const plan = {
      seed: world,
      deliveries: 1500,
      storiesAtOnce: 25,
      ...(calm ? nothingFails : { faults: 0.02 }),
    };
    const simulation = await new Simulation(plan, house).run();
    deliveries += simulation.stripeSide.deliveries;
    [by] = simulation.violations;
  }
  return { by, deliveries };
};

/** The same for letters to supporters; there the letters count that the post was given. */
const letterWorlds = async (shared: URL, seed: number): Promise<Hunted> => {
  const house = await newsHouseIn(shared);
  let deliveries = 0;
  let by: Violation | undefined;
  for (let world = seed; by === undefined && deliveries < mostDeliveries / 20; world += 1) {
    const plan = { seed: world, readers: 24, months: 2, faults: world % 3 === 0 ? 0 : 0.02 };
    const { post, violations } = await new LettersWorld(plan, house).run();
    for (const { originals, copies } of post.taken.values()) deliveries += originals + copies;
    [by] = violations;
  }
  return { by, deliveries };
};

/** What the house as it is breaks in the same worlds: nothing, or no catch would mean anything. */
export const honest = async (house: HouseUnderTest, seed = 1): Promise<Violation[]> => {
  const { by } = await worlds(house, seed);
  return by ? [by] : [];
};

/** Runs the simulation against a spoilt copy of the house, outside the repository, until it is found out. */
export const hunt = async (mutant: Mutant, seed: number): Promise<Caught> => {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'tragwerk-mutant-'));
  try {
    const root = fileURLToPath(new URL('..', ourShared));
    cpSync(join(root, 'shared'), join(folder, 'shared'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'shared', mutant.file), mutated(mutant).source);
    const shared = pathToFileURL(join(folder, 'shared/'));
    const { by, deliveries } =
      mutant.world === 'letters'
        ? await letterWorlds(shared, seed)
        : await worlds(await houseIn(shared), seed);
    return { mutant: mutant.name, by, deliveries, seconds: (performance.now() - started) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
