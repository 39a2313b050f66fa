import type * as turns from '../../../shared/domain/edition-turns.ts';
import type * as asking from '../../../shared/house/news/asking.ts';
import type * as confirming from '../../../shared/house/news/confirming.ts';
import type * as leaving from '../../../shared/house/news/leaving.ts';
import type * as postFates from '../../../shared/house/post-fates.ts';
import type * as progress from '../../../shared/house/updates/progress.ts';
import type * as log from '../../../shared/lambda/log.ts';
import type * as asks from '../../../shared/store/asks.ts';
import type * as campaigns from '../../../shared/store/campaigns.ts';
import type * as editions from '../../../shared/store/editions.ts';
import type * as fates from '../../../shared/store/fates.ts';
import type * as milestones from '../../../shared/store/milestones.ts';
import type * as pictures from '../../../shared/store/pictures.ts';
import type * as recipients from '../../../shared/store/recipients.ts';
import type * as runs from '../../../shared/store/runs.ts';
import type * as supporters from '../../../shared/store/supporters.ts';
import { ourShared } from '../house-under-test.ts';

/** The rooms of the house that letters to supporters pass through. */
export interface NewsHouse {
  readonly asking: typeof asking;
  readonly asks: typeof asks;
  readonly campaigns: typeof campaigns;
  readonly confirming: typeof confirming;
  readonly editions: typeof editions;
  readonly fates: typeof fates;
  readonly leaving: typeof leaving;
  readonly log: typeof log;
  readonly milestones: typeof milestones;
  readonly pictures: typeof pictures;
  readonly postFates: typeof postFates;
  readonly progress: typeof progress;
  readonly recipients: typeof recipients;
  readonly runs: typeof runs;
  readonly supporters: typeof supporters;
  readonly turns: typeof turns;
}

const rooms: Readonly<Record<keyof NewsHouse, string>> = {
  asking: 'house/news/asking.ts',
  asks: 'store/asks.ts',
  campaigns: 'store/campaigns.ts',
  confirming: 'house/news/confirming.ts',
  editions: 'store/editions.ts',
  fates: 'store/fates.ts',
  leaving: 'house/news/leaving.ts',
  log: 'lambda/log.ts',
  milestones: 'store/milestones.ts',
  pictures: 'store/pictures.ts',
  postFates: 'house/post-fates.ts',
  progress: 'house/updates/progress.ts',
  recipients: 'store/recipients.ts',
  runs: 'store/runs.ts',
  supporters: 'store/supporters.ts',
  turns: 'domain/edition-turns.ts',
};

/** By default our own, for a mutant a copy of it that somebody has spoilt. */
export const newsHouseIn = async (shared: URL = ourShared): Promise<NewsHouse> => {
  const opened = await Promise.all(
    Object.entries(rooms).map(async ([name, path]) => [name, await import(new URL(path, shared).href)]),
  );
  const house: NewsHouse = Object.fromEntries(opened);
  return house;
};
