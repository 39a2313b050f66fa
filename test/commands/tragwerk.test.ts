import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { note } from '../../infra/commands/note.ts';
import { payouts } from '../../infra/commands/payouts.ts';
import { proof } from '../../infra/commands/proof.ts';
import { reconcile } from '../../infra/commands/reconcile.ts';
import { replay } from '../../infra/commands/replay.ts';
import { tasks } from '../../infra/commands/tasks.ts';
import { dayOf } from '../../shared/domain/month.ts';
import { anOffice } from './an-office.ts';

const run = async (words: readonly string[], environment: Record<string, string> = {}) => {
  const { STAGE: _, TABLE_NAME: __, ...rest } = process.env;
  return promisify(execFile)(process.execPath, ['infra/commands/tragwerk.ts', ...words], {
    env: { ...rest, LANG: 'en', ...environment },
  });
};

describe('tragwerk', () => {
  it('says what it can do, as a whole and command by command', async () => {
    const { stdout } = await run(['--help']);
    const names = ['doctor', 'tasks', 'note', 'transfers', 'wall', 'proof', 'payouts', 'reconcile', 'replay'];
    for (const name of names) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
      expect((await run([name, '--help'])).stdout).toContain(`npm run tragwerk -- ${name}`);
    }
  });

  it.each([
    [['sleep'], 'There is no command sleep'],
    [['tasks', '--all'], "Unknown option '--all'"],
    [['tasks', 'now'], 'tasks --help'],
    [['note', '--amount', '5'], '--campaign: is missing'],
    [['note', '--amount', '-5'], "'--amount=-XYZ'"],
    [['tasks'], 'export STAGE=local'],
  ])('%s ends with 1 and a word on what to do', async (words, advice) => {
    await expect(run(words)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(advice) });
  });

  it('says why it takes no list of addresses, and what to do instead, in two languages', async () => {
    const asked = run(['import-supporters', 'addresses.csv']);
    await expect(asked).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('/c/<campaign>/news'),
    });
    const german = run(['import-supporters'], { LANG: 'de_DE.UTF-8' });
    await expect(german).rejects.toMatchObject({ stdout: expect.stringContaining('§ 7 Abs. 2 Nr. 2 UWG') });
    expect((await run(['import-supporters', '--help'])).stdout).toContain(
      'npm run tragwerk -- import-supporters',
    );
  });

  it('asks for what it needs to know of a deployed house, and for a house that does not answer', async () => {
    await expect(run(['tasks'], { STAGE: 'test' })).rejects.toThrow('export TABLE_NAME=');
    await expect(run(['tasks'], { STAGE: 'local', PORT: '1' })).rejects.toThrow('start it with npm start');
  });

  it('works in the house of npm start', async () => {
    const { origin } = await anOffice();
    const house = { STAGE: 'local', PORT: new URL(origin).port };
    expect((await run(['tasks'], { ...house, LANG: 'de_DE.UTF-8' })).stdout).toBe('Nichts zu tun.\n');
    expect((await run(['replay'], house)).stdout).toBe('0 booked, 0 remain.\n');
  });
});

describe('the treasurer', () => {
  it('notes cash, and reads in her own language what came of it', async () => {
    const { office, clock, read, say } = await anOffice();
    const day = dayOf(clock.now());
    const words = ['--reference', 'kasse-7', '--campaign', 'netzwerk', '--day', day, '--source', 'event'];
    const who = ['--author', 'Kim Beispiel', '--reason', 'Sommerfest'];
    const german = { ...office, locale: 'de' } as const;
    const { text } = await say(note, [...words, ...who, '--amount', '412,50'], german);
    expect(text).toMatch(/^manual:kasse-7: 412,50\s€ im \S+ \d{4} gebucht/);
    expect((await say(note, [...words, ...who, '--cents', '41250'])).text).toContain('there already');
    const taking = ['--amount=-12,50', '--corrects', 'manual:kasse-7'];
    await say(note, [...words.with(1, 'kasse-7-b'), ...who, ...taking]);
    expect((await read()).totals).toMatchObject({ receivedCents: 400_00 });
  });

  it('sees a dispute with its deadline and how far it is, and takes it off the list', async () => {
    const { office, idle, moveClock, say } = await anOffice();
    const stripe = await office.stripe();
    await stripe.paymentIntents.create({
      amount: 33_00,
      currency: 'eur',
      confirm: true,
      payment_method: 'pm_card_createDispute',
      metadata: { campaign: 'netzwerk', donation: 'don_1', earmark: 'free', locale: 'de' },
    });
    await idle();
    const { text } = await say(tasks);
    expect(text).toMatch(/^One task\.\n\ndispute:\S+ {2}by \d+ \S+ \d{4}\n/);
    expect(text).toContain('A payment of €33.00 is disputed');
    expect(text).toContain('Evidence may bring it back');
    expect(text).toContain('About: netzwerk, pi_');
    expect(text).not.toMatch(/example\.org|Beispiel/);
    await moveClock({ days: 30 });
    await idle();
    expect((await say(tasks)).text).toMatch(/was due by[\s\S]*Now: lost/);
    const [task = ''] = /dispute:\S+/.exec(text) ?? [];
    await say(tasks, ['--done', task, '--by', 'Kim Beispiel']);
    expect((await say(tasks)).text).toBe('Nothing to do.');
    await expect(say(tasks, ['--done', task, '--by', 'Kim Beispiel'])).rejects.toThrow('is no open task');
    await expect(say(tasks, ['--done', task])).rejects.toThrow('go together');
  });

  it('compares the books with Stripe, and finds what each payout is made of', async () => {
    const { clock, give, idle, moveClock, post, say } = await anOffice();
    // Not at night, when the house does by itself what is to be seen here.
    const noon = new Date(clock.now().getTime() + 86_400_000).toISOString().replace(/T.*/, 'T12:00:00Z');
    expect((await say(payouts)).text).toBe('No payout yet.');
    await post('/local/clock', { now: noon });
    await give({ amountCents: 25_00 });
    await idle();
    await moveClock({ hours: 1 });
    const reconciled = await say(reconcile);
    expect(reconciled).toMatchObject({ ok: true });
    expect(reconciled.text).toMatch(/^Books = Stripe, to the cent/);
    expect(reconciled.text).toMatch(/payments +€25\.00 +€25\.00/);
    expect(await say(proof)).toEqual(reconciled);
    await moveClock({ days: 12 });
    await say(reconcile);
    const [, payout = ''] = /(po_\S+) {2}paid, explained to the cent/.exec((await say(payouts)).text) ?? [];
    expect((await say(payouts, ['--payout', payout])).text).toMatch(
      /charge +€25\.00 .* stripe:pi_\S+:received/,
    );
    await expect(say(payouts, ['--payout', 'po_nothing'])).rejects.toThrow('is not in the books');
  });

  it('is told why events stay in the quarantine, and what to do', async () => {
    const { office, clock, parts, say } = await anOffice();
    const event = {
      id: 'evt_newer',
      object: 'event',
      type: 'charge.succeeded',
      api_version: '2031-01-01.next',
      created: 0,
      livemode: false,
      data: { object: {} },
    };
    const body = Buffer.from(JSON.stringify(event));
    const unknown = 'API version 2031-01-01.next';
    await parts.inbox.keep({ event: event.id, type: event.type, body, unknown }, clock.now());
    const { ok, text } = await say(replay);
    expect(ok).toBe(false);
    expect(text).toContain('0 booked, 1 remain.');
    expect(text).toContain('evt_newer charge.succeeded: API version 2031-01-01.next');
    expect(text).toContain('Upgrade it');
    expect(office.tableName).toBe('tragwerk');
    await expect(say(replay, ['--event', 'evt_other'])).rejects.toThrow('let Stripe send it again');
  });
});
