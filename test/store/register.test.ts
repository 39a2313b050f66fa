import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Day } from '../../shared/domain/month.ts';
import { receiptNumber } from '../../shared/domain/receipt.ts';
import { emptyRegister, firstHash, RegisterEntry, type RegisterHead } from '../../shared/domain/register.ts';
import { registerEntryItem, registerHeadItem } from '../../shared/store/register.ts';
import { aCertifier, now } from './a-certifier.ts';

const aLine = (position: number): RegisterEntry =>
  RegisterEntry.parse({
    carrier: 'leipzig',
    year: 2026,
    position,
    act: 'issued',
    number: receiptNumber('leipzig', 2026, position),
    cents: cents(40_00),
    snapshotHash: 'b'.repeat(64),
    documentHash: 'c'.repeat(64),
    at: now,
    previousHash: firstHash,
    hash: 'd'.repeat(64),
  });

const aBook = async () => {
  const { register, receipts, table } = await aCertifier();
  return {
    register,
    table,
    /** One line more, as it is written together with a receipt. */
    write: async (head: RegisterHead) => {
      const next = { ...head, numbered: head.numbered + 1, position: head.position + 1 };
      const line = registerEntryItem(aLine(next.position));
      return head.version === 0
        ? receipts.commit({ added: [{ ...registerHeadItem(next), version: 1 }, line] })
        : receipts.commit({
            added: [line],
            changed: [{ item: registerHeadItem(next), version: head.version }],
          });
    },
    lines: async (year = 2026) => {
      const lines = [];
      for await (const { position } of register.entries('leipzig', year)) lines.push(position);
      return lines;
    },
  };
};

describe('a register', () => {
  it('is empty until something is issued', async () => {
    const { register, lines } = await aBook();
    expect(await register.head('leipzig', 2026)).toEqual(emptyRegister('leipzig', 2026));
    expect(await lines()).toEqual([]);
  });

  it('has its lines in order, also past ten, and those of another year apart', async () => {
    const { register, write, lines } = await aBook();
    for (let line = 1; line <= 12; line += 1)
      expect(await write(await register.head('leipzig', 2026))).toBeUndefined();
    expect(await lines()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await register.head('leipzig', 2026)).toMatchObject({ numbered: 12, position: 12, version: 12 });
    expect(await lines(2027)).toEqual([]);
    expect(await register.head('dachverband', 2026)).toMatchObject({ numbered: 0 });
  });

  it('gives each number once to those who write at the same time: the first one, and every other', async () => {
    const { register, write, lines } = await aBook();
    const done = { written: 0 };
    const one = async () => {
      for (let round = 0; round < 60; round += 1) {
        if ((await write(await register.head('leipzig', 2026))) === undefined) {
          done.written += 1;
          return;
        }
      }
      throw new Error('never written');
    };
    await Promise.all(Array.from({ length: 6 }, one));
    expect(done.written).toBe(6);
    expect(await lines()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await register.head('leipzig', 2026)).toMatchObject({ numbered: 6, position: 6, version: 6 });
  });

  it('lets no line take the place of another one', async () => {
    const { register, write, table } = await aBook();
    await write(await register.head('leipzig', 2026));
    expect(await table.putIfAbsent(registerEntryItem(aLine(1)))).toBe(false);
  });

  it('remembers when it is to be gone through next, so that nobody reads it every hour', async () => {
    const { register } = await aBook();
    expect(await register.kept('leipzig', 2026)).toBeUndefined();
    await register.keep('leipzig', 2026, { nextOn: Day.parse('2037-01-01') });
    expect(await register.kept('leipzig', 2026)).toEqual({ nextOn: '2037-01-01' });
    await register.keep('leipzig', 2026, {});
    expect(await register.kept('leipzig', 2026)).toEqual({});
  });
});
