import { describe, expect, it } from 'vitest';
import { aTellingPost, inboundKey } from './a-telling-post.ts';
import { aSupporter } from './some-supporters.ts';

const both = { netzwerk: 'monthly', federation: 'milestones' } as const;

describe('a letter to the address by which somebody leaves', () => {
  it('ends what its subject names, and nothing else', async () => {
    const office = await aTellingPost();
    const reader = await aSupporter(office, { topics: both });
    const other = await aSupporter(office, { topics: both });
    const address = office.leaveAddress(reader.supporter);
    expect(await office.letterArrives([address], 'netzwerk')).toMatchObject({
      status: 200,
      body: { received: true, outcome: 'left 1 by letter' },
    });
    expect(await office.consents.find(reader.supporter)).toMatchObject({
      email: reader.email,
      topics: { federation: 'milestones' },
    });
    // Sent once more, it does not end the rest.
    expect(await office.letterArrives([address.toUpperCase()], ' Netzwerk ')).toMatchObject({
      status: 200,
      body: { outcome: 'left 0 by letter' },
    });
    expect(await office.consents.find(reader.supporter)).toMatchObject({
      topics: { federation: 'milestones' },
    });
    expect(await office.consents.find(other.supporter)).toEqual(other);
    const proofs = await office.consents.proofs(reader.supporter);
    expect(new Map(proofs.map(({ topic, endedBy }) => [topic, endedBy]))).toEqual(
      new Map([
        ['federation', undefined],
        ['netzwerk', 'reader'],
      ]),
    );
  });

  it.each(['', 'unsubscribe', 'Re: netzwerk', 'bitte nichts mehr', 'netzwerk, federation', '🙏'])(
    'ends everything if its subject is “%s”',
    async (subject) => {
      const office = await aTellingPost();
      const reader = await aSupporter(office, { topics: both });
      expect((await office.letterArrives([office.leaveAddress(reader.supporter)], subject)).status).toBe(200);
      const left = await office.consents.find(reader.supporter);
      expect(left).toMatchObject({ topics: {} });
      expect(left?.email).toBeUndefined();
    },
  );

  it('ends nothing by an address that was altered, or is nobody’s', async () => {
    const office = await aTellingPost();
    const reader = await aSupporter(office);
    const address = office.leaveAddress(reader.supporter);
    const last = address.indexOf('@') - 1;
    const altered = address.slice(0, last) + (address[last] === '0' ? '1' : '0') + address.slice(last + 1);
    for (const to of [altered, 'leave@antwort.example.org', `leave+${reader.supporter}@antwort.example.org`])
      expect(await office.letterArrives([to], '')).toMatchObject({
        status: 200,
        body: { outcome: 'a letter to nobody' },
      });
    expect(await office.consents.find(reader.supporter)).toEqual(reader);
  });

  it('is heard by where it was really sent, and not by what stands on it', async () => {
    const office = await aTellingPost();
    const reader = await aSupporter(office);
    const address = office.leaveAddress(reader.supporter);
    await office.letterArrives(['office@antwort.example.org'], '', {
      fields: { to: address, text: address },
    });
    expect(await office.consents.find(reader.supporter)).toEqual(reader);
    await office.letterArrives(['office@antwort.example.org', address, address], '', {
      fields: { to: 'undisclosed-recipients:;' },
    });
    expect(await office.consents.find(reader.supporter)).toMatchObject({ topics: {} });
  });

  it('is taken only by the address that holds our key', async () => {
    const office = await aTellingPost();
    const reader = await aSupporter(office);
    const address = office.leaveAddress(reader.supporter);
    for (const key of ['', 'x', inboundKey.slice(1), `${inboundKey}x`, inboundKey.toUpperCase()])
      expect(await office.letterArrives([address], '', { key })).toMatchObject({
        status: 404,
        body: { error: { code: 'inbound.unknown' } },
      });
    expect(await office.consents.find(reader.supporter)).toEqual(reader);
  });

  it('that nobody can read is taken, so that it does not come again for days', async () => {
    const office = await aTellingPost();
    const reader = await aSupporter(office);
    const address = office.leaveAddress(reader.supporter);
    for (const envelope of ['', '{', '[]', '{"to":"text"}', 'null'])
      expect(await office.letterArrives([address], '', { fields: { envelope } })).toMatchObject({
        status: 200,
        body: { outcome: 'a letter nobody can read' },
      });
    expect(await office.consents.find(reader.supporter)).toEqual(reader);
    expect(office.lines.join('\n')).not.toMatch(/alarm|@|leave\+/);
  });
});
