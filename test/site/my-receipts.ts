import { onTestFinished } from 'vitest';
import { demoSignature } from '../../infra/local/demo-books/signature.ts';
import { createHash } from 'node:crypto';
import { Carrier } from '../../shared/domain/carrier.ts';
import { dayOf } from '../../shared/domain/month.ts';
import { signatureDocument } from '../../shared/store/archive.ts';
import { aHouse } from '../a-house.ts';

type House = Awaited<ReturnType<typeof aHouse>>;

export const ada = {
  type: 'person',
  name: 'Ada Beispiel',
  street: 'Musterweg 3',
  postalCode: '04315',
  city: 'Leipzig',
  country: '',
} as const;

/** A house whose carrier may issue receipts by machine, for one test. */
export const aCertifyingHouse = async () => {
  const house = await aHouse();
  onTestFinished(house.close);
  await byMachine(house);
  return { ...house, ...asADonor(house) };
};

/** Its tax office was told long ago, and somebody's signature lies there. */
export const byMachine = async (
  { parts, clock }: Pick<House, 'parts' | 'clock'>,
  more: Partial<Carrier> = {},
): Promise<void> => {
  const carrier = await parts.campaigns.carrier('leipzig');
  const signatureHash = createHash('sha256').update(demoSignature).digest('hex');
  await parts.archive.put(signatureDocument(signatureHash), demoSignature, 'image/png');
  await parts.campaigns.saveCarrier(
    Carrier.parse({
      ...carrier,
      receipts: {
        machineProcedureNotifiedOn: `${Number(dayOf(clock.now()).slice(0, 4)) - 1}-02-01`,
        signatory: 'Kim Muster, Vorstand',
        signatureHash,
      },
      ...more,
    }),
  );
};

export const linkIn = (text: string | undefined): string =>
  /https?:\S+\/receipts\/link\?token=\S+/.exec(text ?? '')?.[0] ?? '';

/** What a donor does with a browser at their own receipts, over HTTP and nothing else. */
export const asADonor = (house: House) => {
  const read = async (address: string, init: RequestInit = {}) => {
    const answer = await fetch(new URL(address, house.origin), { redirect: 'manual', ...init });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      headers: answer.headers,
      location: answer.headers.get('location') ?? '',
      bytes,
      text: bytes.toString('utf8'),
    };
  };
  const send = async (path: string, fields: Readonly<Record<string, string>>) =>
    read(path, { method: 'POST', body: new URLSearchParams(fields) });

  /** By the link of a letter and the address it went to. */
  const open = async (link: string, email = 'ada@example.org', lang = 'de') => {
    const token = new URL(link).searchParams.get('token') ?? '';
    return send(`/receipts/link?lang=${lang}`, { token, email });
  };

  /** The open page, and its buttons. */
  const enter = async (link: string, email = 'ada@example.org', lang = 'de') => {
    const { status, location } = await open(link, email, lang);
    if (status !== 303) throw new Error(`not let in: ${status}`);
    const key = new URL(location, house.origin).searchParams.get('key') ?? '';
    const press = async (what: string, fields: Readonly<Record<string, string>> = {}) =>
      send(`/receipts/mine?lang=${lang}`, { ...fields, key, do: what });
    const page = async () => (await read(location)).text;
    return {
      key,
      location,
      page,
      press,
      /** Name and address, as in a form that is shown for the first time. */
      save: async (fields: Readonly<Record<string, string>> = {}) =>
        press('address', { ...ada, version: '0', ...fields }),
      /** Presses the button of the only gift that can be certified, as a browser sends it. */
      single: async () => {
        const shown = await page();
        const form = formWith(shown, 'name="gift"');
        return press('single', fieldsOf(form));
      },
    };
  };

  /** The link in the letter of thanks to an address; of the last one. */
  const thanksLink = (email = 'ada@example.org'): string =>
    linkIn(
      house.mailbox.letters().findLast(({ to, text }) => to.email === email && linkIn(text) !== '')?.text,
    );

  /** Letters about receipts to an address, by what they are about. */
  const receiptLetters = (email = 'ada@example.org') =>
    house.mailbox
      .letters()
      .filter(({ to, customArgs }) => to.email === email && (customArgs['letter'] ?? '').startsWith('rcpt_'));

  return { read, send, open, enter, thanksLink, receiptLetters };
};

/** The form of a page in which something stands. */
export const formWith = (page: string, part: string): string => {
  const found = (page.match(/<form[\s\S]*?<\/form>/g) ?? []).find((form) => form.includes(part));
  if (found === undefined) throw new Error(`no form with ${part}`);
  return found;
};

export const fieldsOf = (form: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(
      form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g),
      ([, name = '', value = '']) => [name, value],
    ),
  );
