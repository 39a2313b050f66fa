import { onTestFinished } from 'vitest';
import { Language } from '../../shared/domain/language.ts';
import { consentTo } from '../../shared/page/news-form.ts';
import { readerTokenOf } from '../../shared/house/reader-link.ts';
import { digestOf } from '../../shared/store/subject-keys.ts';
import { keys } from '../../shared/store/keys.ts';
import { aHouse } from '../a-house.ts';

export const ada = 'ada@example.org';

/** A whole house, and somebody with a browser who would like to read. */
export const aReader = async () => {
  const house = await aHouse();
  onTestFinished(house.close);
  const { consents, supporters } = house.parts;
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${house.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const show = async (path: string) => {
    const answer = await fetch(path.startsWith('http') ? path : `${house.origin}${path}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  /** The form as it is sent with the box ticked. */
  const ask = async ({
    topic = 'netzwerk',
    lang = Language.enum.de,
    ...fields
  }: { topic?: string; lang?: Language } & Record<string, string> = {}) =>
    post(`/c/${topic}/news?lang=${lang}`, {
      email: ada,
      frequency: 'monthly',
      'agreed-monthly': 'yes',
      'agreed-milestones': 'yes',
      'version-monthly': consentTo('monthly', lang).version,
      'version-milestones': consentTo('milestones', lang).version,
      ...fields,
    });
  /** The links of the confirmation letters, the newest last. */
  const links = async (): Promise<string[]> => {
    await house.idle();
    return house.mailbox
      .letters()
      .flatMap(({ text }) => /https?:\/\/\S+\/news\/confirm\?token=\S+/.exec(text)?.[0] ?? []);
  };
  return {
    ...house,
    postJson: house.post,
    post,
    show,
    ask,
    links,
    confirm: async (link: string | undefined) =>
      post('/news/confirm', { token: tokenIn(link ?? 'http://a') }),
    /** Who has this address, with what they declared. */
    known: async (email = ada) => {
      const supporter = await consents.withAddress(email);
      return supporter && consents.known(supporter.supporter);
    },
    counts: async (topic = 'netzwerk') => supporters.counts(topic),
    /** What stands in the letters of a reader. */
    tokenOf: (supporter: string, topics: string[] = ['netzwerk']): string =>
      readerTokenOf({ supporter, topics }, house.parts.pledgeLinks.secret, house.clock.now()),
    addressItem: async (email = ada) => house.table.get(keys.address(digestOf(email)), { consistent: true }),
  };
};

const tokenIn = (link: string): string => new URL(link).searchParams.get('token') ?? '';
