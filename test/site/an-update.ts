import { Edition } from '../../shared/domain/edition.ts';
import { nextMonth, instantOf, monthOf } from '../../shared/domain/month.ts';
import { liveFigures } from '../../shared/house/updates/figures.ts';
import { pictureUpdate } from '../../shared/store/pictures.ts';
import type { aHouse } from '../a-house.ts';

type House = Awaited<ReturnType<typeof aHouse>>;

/** The smallest picture there is: one pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A letter of this month to the readers of `netzwerk`, sent with the figures of now but for what is wished otherwise. */
export const anUpdate = async (
  house: House,
  wished: Partial<Edition> = {},
  now = house.clock.now(),
): Promise<Edition> => {
  const { topic = 'netzwerk', state = 'sent', month = monthOf(now) } = wished;
  const at = instantOf(now);
  const edition = Edition.parse({
    topic,
    edition: month,
    occasion: 'month',
    month,
    signedFor: 'netzwerk',
    state,
    texts: {},
    milestones: [],
    draftedAt: at,
    sendAt: at,
    withoutApproval: false,
    told: [],
    ...(state === 'draft' ? {} : { frozen: await liveFigures({ topic, month }, house.parts, now) }),
    ...wished,
  });
  if (!(await house.parts.editions.add(edition))) throw new Error(`${edition.edition} is there already`);
  return edition;
};

export const withPicture = async (house: House, wished: Partial<Edition> = {}): Promise<Edition> => {
  const digest = 'digest-of-one-pixel';
  const edition = await anUpdate(house, {
    picture: { type: 'image/png', widthPixels: 1, heightPixels: 1, bytes: onePixel.length, digest },
    ...wished,
  });
  const picture = { type: 'image/png' as const, digest, content: new Uint8Array(onePixel) };
  await house.table.update(pictureUpdate(edition.topic, edition.edition, picture));
  return edition;
};

export const monthAfter = (house: House, months: number): Edition['month'] => {
  let month = monthOf(house.clock.now());
  for (let count = 0; count < months; count += 1) month = nextMonth(month);
  return month;
};
