import type { HttpAnswer } from '../../lambda/http.ts';
import type { History } from '../../routes/treasury/history.ts';
import type { Desk } from '../../store/desk.ts';

export interface HistoryParts {
  readonly desk: Pick<Desk, 'history'>;
}

/** Who changed a thing, as the audit log says it. */
export const historyOf = async (subject: string, { desk }: HistoryParts): Promise<HttpAnswer> => {
  const changes: History['changes'] = [];
  for await (const handful of desk.history(subject)) {
    changes.push(
      ...handful.map(({ at, person, done, before, after }) => ({
        at,
        person: person.name,
        done,
        before,
        after,
      })),
    );
  }
  return { status: 200, body: { changes }, told: `history of ${subject} read` };
};
