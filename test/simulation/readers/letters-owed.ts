import type { Violation } from '../invariants.ts';
import type { Item } from '../memory/expression-text.ts';
import { minutes } from '../world/stage.ts';
import { newsTopics, withoutApproval } from './a-newsroom-federation.ts';
import type { Decisions, Editor } from './editor.ts';
import type { TakenByReader } from './outside-batch-post.ts';
import type { Reader } from './reader.ts';

/** What one call of the newsroom may still have in its hand when something changes, and what clocks may differ by. */
const inHand = minutes(11);
/** A day, less what the clocks of two machines may differ by. */
const almostADay = 24 * 60 * 60 * 1000 - 60_000;
/** Whoever confirms as a run begins may get it or not: the list of readers is a moment late. */
const justNow = minutes(3);

const found = (invariant: Violation['invariant'], detail: string): Violation => ({ invariant, detail });

/** Asked when a letter reaches the post. */
export const toTheReader = (
  { run, email, isCopy, at, before }: TakenByReader,
  reader: Reader | undefined,
  editor: Editor,
): Violation[] => {
  const [topic = '', edition = ''] = run.split('.');
  const decisions = editor.of(topic, edition);
  const reading = reader?.readings.find((each) => each.topic === topic);
  const tell = (invariant: Violation['invariant'], what: string): Violation[] => [
    found(invariant, `${run} to ${email}: ${what}`),
  ];
  return [
    ...(reading?.confirmBegan === undefined ? tell('readers-as-agreed', 'never confirmed') : []),
    ...(reader?.leftAt !== undefined && at - reader.leftAt > inHand
      ? tell('readers-as-agreed', `${Math.round((at - reader.leftAt) / 60_000)} minutes after leaving`)
      : []),
    ...(!withoutApproval.has(topic) && decisions.approveBegan === undefined
      ? tell('letters-as-approved', 'nobody agreed to it')
      : []),
    ...(decisions.stoppedSince !== undefined && at - decisions.stoppedSince > inHand
      ? tell('letters-as-approved', 'somebody had stopped it')
      : []),
    ...(before !== undefined && !isCopy ? tell('one-letter-a-reader', 'twice') : []),
    ...(before !== undefined && at - before < almostADay
      ? tell('one-letter-a-reader', `again after ${Math.round((at - before) / 60_000)} minutes`)
      : []),
  ];
};

/** What lies in the table of one month's letters, when all has come to its end. */
interface Seen {
  readonly month: string;
  readonly items: readonly Item[];
  readonly readers: readonly Reader[];
  readonly editor: Editor;
  readonly taken: ReadonlyMap<string, { readonly originals: number; readonly copies: number }>;
}

export const lettersOwed = (seen: Seen): Violation[] => [
  ...newsTopics.flatMap((topic) => ofTopic(topic, seen)),
  ...addresses(seen),
];

const ofTopic = (topic: string, { month, items, readers, editor, taken }: Seen): Violation[] => {
  const name = `${topic}.${month}`;
  const run = items.find(({ kind, run: id }) => kind === 'RUN' && id === name);
  const decisions = editor.of(topic, month);
  if (!run) {
    const owed = withoutApproval.has(topic) || decisions.approvedAt !== undefined;
    return owed ? [found('readers-get-their-letters', `${name} never went out`)] : [];
  }
  const state = String(run['state']);
  if (isCalledOff(decisions, state)) return [];
  const flagged = items.filter(
    (item) =>
      item['kind'] === 'BATCH' && item['run'] === name && /^(?:UNKNOWN|REFUSED)$/.test(String(item['state'])),
  );
  if (state !== 'sent' && flagged.length === 0) {
    return [found('readers-get-their-letters', `${name} is still ${state}`)];
  }
  const inFlagged = new Set(
    flagged.flatMap((batch) => (Array.isArray(batch['readers']) ? batch['readers'].map(String) : [])),
  );
  return readers.flatMap((reader) => {
    const reading = reader.readings.find((each) => each.topic === topic);
    const confirmedAt = reading?.confirmedAt;
    const isOwed =
      confirmedAt !== undefined &&
      confirmedAt < Date.parse(String(run['cutoff'])) - justNow &&
      reader.leaveBegan === undefined;
    const got = taken.has(`${name} ${reader.email}`) || inFlagged.has(idOf(reader, items));
    return isOwed && !got
      ? [found('readers-get-their-letters', `${name} never reached ${reader.email}`)]
      : [];
  });
};

const isCalledOff = ({ cancelBegan }: Decisions, state: string): boolean =>
  cancelBegan !== undefined && state === 'cancelled';

const idOf = ({ email }: Reader, items: readonly Item[]): string =>
  String(items.find((item) => item['kind'] === 'SUPPORTER' && item['email'] === email)?.['supporter']);

/** Each address is one reader's, and that of whoever has left is nowhere. */
const addresses = ({ items, readers }: Seen): Violation[] =>
  readers.flatMap(({ email, leftAt }) => {
    const count = items.filter((item) => item['kind'] === 'SUPPORTER' && item['email'] === email).length;
    const most = leftAt === undefined ? 1 : 0;
    return count > most
      ? [found('readers-as-agreed', `${email} is ${count} supporters, at most ${most}`)]
      : [];
  });
