import { expect, it } from 'vitest';
import { note } from '../../infra/commands/note.ts';
import { transfers } from '../../infra/commands/transfers.ts';
import { formatReference } from '../../shared/domain/creditor-reference.ts';
import { cents } from '../../shared/domain/money.ts';
import { dayOf } from '../../shared/domain/month.ts';
import { aTransfer } from '../site/a-transfer.ts';
import { anOffice } from './an-office.ts';

const who = ['--author', 'Kim Beispiel', '--reason', 'Kontoauszug 47'];

it('transfers are listed until they arrive, the oldest first, and no money before', async () => {
  const { office, clock, moveClock, parts, read, say } = await anOffice();
  expect((await say(transfers)).text).toBe('No bank transfer is expected.');
  const first = await aTransfer({ parts }, { earmark: 'staff' });
  await moveClock({ days: 1 });
  const second = await aTransfer({ parts }, { amountCents: cents(12_50), interval: 'month' });
  const german = { ...office, locale: 'de' } as const;
  const lines = (await say(transfers, [], german)).text.split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(formatReference(first.reference));
  expect(lines[0]).toMatch(/ 25,00\s€ {2}einmalig {2}netzwerk {2}Personal {2}seit \d/);
  expect(lines[1]).toMatch(/12,50\s€ {2}monatlich {2}netzwerk {2}Wo es am meisten fehlt/);
  expect((await read()).totals).toMatchObject({ receivedCents: 0, pendingCents: 0 });

  await parts.transfers.setDonor(first.reference, { email: 'ada@example.org' });
  const day = dayOf(clock.now());
  const typed = formatReference(first.reference).toLowerCase();
  const words = ['--transfer', typed, '--day', day, '--amount', '25', ...who];
  const { text } = await say(note, words);
  expect(text).toMatch(/: €25\.00 booked in .* \(netzwerk, donation, staff\)\./);
  expect(text).toContain('Please thank ada@example.org by hand.');
  expect((await say(note, words)).text).toContain('is there already, just so');
  expect((await read()).totals).toMatchObject({ receivedCents: 25_00 });
  expect((await say(transfers)).text).not.toContain(formatReference(first.reference));
  expect((await say(transfers)).text).toContain(formatReference(second.reference));
});

it('a regular transfer is noted once a month, and never twice', async () => {
  const { clock, moveClock, parts, read, say } = await anOffice();
  const { reference } = await aTransfer({ parts }, { interval: 'month' });
  const arrives = async (amount: string) =>
    say(note, ['--transfer', reference, '--day', dayOf(clock.now()), '--amount', amount, ...who]);
  await arrives('25');
  await expect(arrives('26')).rejects.toThrow('note.reference-taken');
  await moveClock({ days: 32 });
  expect((await arrives('26')).text).toContain('€26.00 booked');
  expect((await read()).totals.receivedCents).toBe(51_00);
});

it('a reference that is mistyped or was never announced is not noted', async () => {
  const { clock, say } = await anOffice();
  const noted = async (reference: string) =>
    say(note, ['--transfer', reference, '--day', dayOf(clock.now()), '--amount', '25', ...who]);
  await expect(noted('RF00 TWAC DFHJ KMPQ RT')).rejects.toThrow('check digits do not fit');
  await expect(noted('RF73 TWAC DFHJ KMPQ RT')).rejects.toThrow('Nobody announced');
});
