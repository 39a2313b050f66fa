import type { Pages } from '../../../shared/store/pages.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';

/** Pages as a handler meets them: over a line that may fail. */
export const outsidePages = (pages: Pages, outside: Outside, run: () => HandlerRun): Pages => {
  const call = <Answer>(what: string, effect: () => Promise<Answer>): Promise<Answer> =>
    outside.call(run(), { service: 'dynamodb', what, effect });
  return {
    thoseOf: (keys, options) => call('thoseOf', () => pages.thoseOf(keys, options)),
    ofPartition: (pk, wanted) => call(`ofPartition ${pk}`, () => pages.ofPartition(pk, wanted)),
    ofList: (list, wanted, between) => call(`ofList ${list}`, () => pages.ofList(list, wanted, between)),
  };
};
