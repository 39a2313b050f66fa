import type { ScheduleHandler } from '../../shared/lambda/schedule.ts';
import { functions } from '../functions.ts';
import type { HouseClock } from './clock.ts';
import { contextOf } from './gateway.ts';

const minuteMilliseconds = 60 * 1000;
const lookMilliseconds = 1000;

/**
 * Plays EventBridge Scheduler by the house's clock: a function whose minute came since the last look runs once,
 * however far the clock was moved.
 */
export const scheduler = (
  clock: HouseClock,
  handlers: Readonly<Record<string, ScheduleHandler>>,
  moved: () => void,
) => {
  const plans = functions.flatMap(({ name, trigger }) =>
    'schedule' in trigger ? [{ name, at: trigger.schedule }] : [],
  );
  let lookedAt = clock.now();
  let running: Promise<void> = Promise.resolve();

  const run = async (name: string): Promise<void> => {
    const handler = handlers[name];
    if (!handler) throw new Error(`the local house does not run ${name}`);
    await handler({}, contextOf(name));
  };

  const runDue = async (): Promise<void> => {
    const now = clock.now();
    const due = plans.filter(({ at }) => cameBetween(lookedAt, now, at));
    lookedAt = now;
    for (const { name } of due) await run(name);
  };

  const look = async (): Promise<void> => {
    running = running.then(runDue);
    return running;
  };
  const timer = setInterval(() => void look(), lookMilliseconds);
  timer.unref();

  return {
    /** Moves the house's clock, lets the world catch up, and runs whatever was due meanwhile. */
    moveTo: async (time: Date): Promise<void> => {
      clock.moveTo(time);
      moved();
      await look();
    },
    runNow: run,
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await running;
    },
  };
};

export type Schedules = ReturnType<typeof scheduler>;

/** Only minutes of each hour and times of each day are planned so far; Berlin's minutes are everybody's minutes. */
const cameBetween = (
  before: Date,
  now: Date,
  { minute, hour }: { minute: string; hour?: string },
): boolean => {
  const aDay = 24 * 60 * minuteMilliseconds;
  if (now.getTime() - before.getTime() >= aDay) return true;
  const minutes = new Set(minute.split(',').map(Number));
  const first = Math.floor(before.getTime() / minuteMilliseconds) + 1;
  for (let at = first; at * minuteMilliseconds <= now.getTime(); at += 1) {
    const [berlinHour, berlinMinute] = berlin
      .format(new Date(at * minuteMilliseconds))
      .split(':')
      .map(Number);
    const isMinute = berlinMinute !== undefined && minutes.has(berlinMinute);
    if (isMinute && (hour === undefined || Number(hour) === berlinHour)) return true;
  }
  return false;
};

const berlin = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
