import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Office } from '../../infra/commands/office.ts';
import { stageOf } from '../../infra/stage.ts';
import { verifyRegisterCommand } from '../../infra/commands/verify-register.ts';
import { keys } from '../../shared/store/keys.ts';
import { anOffice } from '../house/receipts/an-office.ts';

/** A desk beside an office that has issued one receipt. */
const aDesk = async () => {
  const office = await anOffice();
  await office.gives();
  await office.isKnown();
  await office.wants();
  await office.works();
  const folder = await mkdtemp(join(tmpdir(), 'archive-'));
  for (const [name, bytes] of office.archive) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  const { log, clock } = office.calm;
  const say = async (locale: Office['locale'], ...words: string[]) => {
    const lines: string[] = [];
    const desk: Office = {
      stage: { ...stageOf({ stage: 'local' }), mailFrom: 'danke@example.org' },
      locale,
      clock,
      log,
      client: office.client,
      tableName: 'tragwerk',
      table: office.table,
      webhookUrl: undefined,
      sendGridUrl: undefined,
      secret: undefined,
      stripeKey: async () => 'sk_test_local',
      stripe: async () => Promise.reject(new Error('nobody asks Stripe')),
    };
    const ok = await verifyRegisterCommand.run(
      words,
      async () => desk,
      (line) => lines.push(line),
    );
    return { ok, text: lines.join('\n') };
  };
  return { ...office, folder, say };
};

describe('verify-register', () => {
  it('says that all is as it was written, and prints the head to be compared', async () => {
    const { say, folder, calm } = await aDesk();
    const { hash } = await calm.register.head('leipzig', 2027);
    const { ok, text } = await say('en', '--carrier', 'leipzig', '--year', '2027', '--archive', folder);
    expect(ok).toBe(true);
    expect(text).toContain(
      '1 lines, 1 official receipts.\nLooked at 1 documents.\nAll is as it was written.',
    );
    expect(text).toContain(`Head: ${hash}`);
    expect((await say('de', '--carrier', 'leipzig', '--year', '2027')).text).toContain(
      'Dokumente nicht angesehen (--archive …).\nAlles ist, wie es geschrieben wurde.',
    );
  });

  it('ends with 1 and names what somebody changed', async () => {
    const { say, table } = await aDesk();
    const key = keys.registerEntry('leipzig', 2027, 1);
    await table.put({ ...(await table.get(key)), cents: 1_000_00 });
    const { ok, text } = await say('en', '--carrier', 'leipzig', '--year', '2027');
    expect(ok).toBe(false);
    expect(text).toContain('LEIPZIG-2027-000001: line 1 was changed');
  });

  it('asks which register is meant', async () => {
    const { say } = await aDesk();
    await expect(say('de', '--carrier', 'leipzig')).rejects.toThrow('--year 2027');
  });
});
