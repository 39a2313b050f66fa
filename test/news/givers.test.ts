import { describe, expect, it } from 'vitest';
import { newsletterVersion } from '../../shared/domain/consent.ts';
import { instantOf } from '../../shared/domain/month.ts';
import { Wish } from '../../shared/domain/wish.ts';
import { CheckoutStarted } from '../../shared/routes/checkout.ts';
import { keys } from '../../shared/store/keys.ts';
import { wordsIn } from '../../shared/words.ts';
import { aPostOffice } from '../house/a-post-office.ts';
import { aChargeEvent } from '../house/a-charge.ts';
import { aSupporter } from '../house/some-supporters.ts';
import { aReader } from './a-reader.ts';

const giver = 'giver@example.org';

const aGiver = async () => {
  const house = await aReader();
  let made = 0;
  return {
    ...house,
    give: async (more: object = {}, method: 'card' | 'bank_transfer' = 'card') => {
      made += 1;
      const answer = await house.postJson('/v1/campaigns/netzwerk/checkout', {
        amountCents: 25_00,
        method,
        idempotencyKey: `a-key-of-this-giver-${made}`,
        ...more,
      });
      const { donation, checkoutUrl } = CheckoutStarted.parse(await answer.json());
      if (method === 'card')
        await fetch(checkoutUrl, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({ method: 'card', email: giver, name: 'Ada Beispiel' }),
        });
      await house.idle();
      return { donation, checkoutUrl };
    },
  };
};

describe('the box beside a gift', () => {
  it('is followed by one letter that asks, beside the thanks, and by no more', async () => {
    const house = await aGiver();
    const { donation } = await house.give({ newsletter: { version: newsletterVersion }, locale: 'tr' });
    const [link, ...more] = await house.links();
    expect(more).toEqual([]);
    const thanks = house.mailbox.letters().find(({ subject }) => subject.startsWith('Danke'));
    expect(thanks?.text).toContain('fragt noch ein eigener Brief');
    await house.moveClock({ hours: 30 });
    await house.idle();
    expect(await house.links()).toHaveLength(1);
    const wish = await house.table.get(keys.wish(donation), { consistent: true });
    expect(wish).toHaveProperty('askedAt');
    expect(wish).not.toHaveProperty('list');

    await house.confirm(link);
    const known = await house.known(giver);
    expect(known?.supporter).toMatchObject({ language: 'tr', topics: { netzwerk: 'monthly' } });
    expect(known?.proofs[0]).toMatchObject({
      from: 'gift',
      consent: { text: wordsIn('tr').form.newsletter, language: 'tr' },
    });
  });

  it('left unticked leaves the thanks with a plain link, and the giver alone', async () => {
    const house = await aGiver();
    await house.give();
    const [thanks, ...more] = house.mailbox.letters();
    expect(more).toEqual([]);
    expect(thanks?.text).toContain(`${house.origin}/c/netzwerk/news?from=letter`);
    const form = await house.show('/c/netzwerk/news?from=letter');
    expect(form.text).toContain('name="from" value="letter"');
  });

  it('ticked by somebody who reads already asks nothing', async () => {
    const house = await aGiver();
    await aSupporter(house.parts, { email: giver });
    await house.give({ newsletter: { version: newsletterVersion } });
    expect(await house.links()).toEqual([]);
  });

  it('beside a transfer asks when the money is there and there is an address, by the hour', async () => {
    const house = await aGiver();
    const { donation, checkoutUrl } = await house.give(
      { newsletter: { version: newsletterVersion } },
      'bank_transfer',
    );
    await fetch(checkoutUrl, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email: giver }),
    });
    await house.moveClock({ hours: 1 });
    await house.idle();
    expect(await house.links()).toEqual([]);
    await house.parts.wishes.given({
      donation,
      gift: 'manual:RF1',
      givenAt: instantOf(house.clock.now()),
    });
    for (let hour = 1; hour <= 3; hour += 1) {
      await house.moveClock({ hours: 1 });
      await house.idle();
    }
    expect(await house.links()).toHaveLength(1);
    await house.confirm((await house.links())[0]);
    expect((await house.known(giver))?.supporter.email).toBe(giver);
  });
});

describe('a crash between the thanks and the question', () => {
  it('loses neither: the thanks go out, and the sweep asks', async () => {
    const office = await aPostOffice();
    const consent = {
      text: wordsIn('de').form.newsletter,
      language: 'de' as const,
      version: newsletterVersion,
      page: 'https://spenden.example.org/c/netzwerk',
      at: office.now.at.toISOString(),
    };
    const wish = Wish.parse({
      donation: 'don_asked1',
      campaign: 'netzwerk',
      language: 'de',
      newsletter: consent,
      madeAt: consent.at,
    });
    await office.parts.wishes.keep(wish, 30);
    const metadata = {
      campaign: 'netzwerk',
      donation: 'don_asked1',
      earmark: 'free',
      locale: 'de',
      wishes: 'yes',
    };
    await office.book(await office.keep([aChargeEvent({ gift: 'pi_asked1', metadata })]));
    const [letter] = await office.letters();
    const { write } = office.parts.asks;
    office.parts.asks.write = async () => {
      throw new Error('the table is away');
    };
    await office.ring(letter ? [letter] : []);
    expect(office.post.taken.map(({ letter: id }) => id)).toEqual(['pi_asked1.acknowledgement']);
    office.parts.asks.write = write;
    office.later(10 * 60_000);
    await office.sweep();
    await office.sweep();
    const asked: string[] = [];
    for await (const handful of office.parts.outbox.writtenIn(
      office.now.at.toISOString().slice(0, 13),
      office.now.at,
    ))
      asked.push(...handful.map(({ letter: id }) => id).filter((id) => id.startsWith('ask_')));
    expect(asked).toHaveLength(1);
  });
});
