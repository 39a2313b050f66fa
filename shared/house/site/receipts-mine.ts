import type { Locale } from '../../domain/locale.ts';
import { Refusal } from '../../domain/refusal.ts';
import { fieldsIn } from '../../lambda/body.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { type MineShown, minePage } from '../../page/receipts-mine.ts';
import type { ReceiptsDoor } from '../../store/receipts-doors.ts';
import { tooManyTries } from '../pledge-door.ts';
import { saveAddress } from './receipts-address.ts';
import { doorOf, localeOf } from './receipts-opened.ts';
import type { Doing, Done, SiteReceiptsParts } from './receipts-parts.ts';
import { mineOf } from './receipts-shown.ts';
import { wantCollective, wantCopy, wantSingle } from './receipts-wanted.ts';
import { shown } from './shown.ts';

type Fields = Readonly<Record<string, string>>;

/** @throws Refusal 410 `receipts.closed` */
export const showMyReceipts = async (request: HttpRequest, parts: SiteReceiptsParts): Promise<HttpAnswer> => {
  const door = await doorOf(request.query['key'], parts);
  const done = doneIn(request.query['done']);
  return shownMine(door, localeOf(request), parts, `receipts shown to ${door.link}`, { done });
};

/** What can be done on the page, by the name of its button. */
const doing: Readonly<
  Record<
    string,
    (door: ReceiptsDoor, fields: Fields, locale: Locale, parts: SiteReceiptsParts) => Promise<Doing>
  >
> = {
  address: saveAddress,
  single: wantSingle,
  collective: wantCollective,
  copy: wantCopy,
};

/**
 * Writes down name and address, or asks for a receipt or a copy of one; then the page is shown again.
 *
 * @throws Refusal 410 `receipts.closed`, 429 `link.too-many`, 400 `receipts.what`
 */
export const changeMyReceipts = async (
  request: HttpRequest,
  parts: SiteReceiptsParts,
): Promise<HttpAnswer> => {
  const locale = localeOf(request);
  const fields = fieldsIn(request);
  const door = await doorOf(fields['key'], parts);
  await checkPace(door, parts);
  const act = new Map(Object.entries(doing)).get(fields['do'] ?? '');
  if (!act) throw unknownDoing;
  const told = `receipts of ${door.link}: ${fields['do'] ?? ''}`;
  try {
    const came = await act(door, fields, locale, parts);
    if ('again' in came) return await shownMine(door, locale, parts, `${told} refused`, came.again, 400);
    const location = `/receipts/mine?key=${door.key}&lang=${locale}&done=${came.done}`;
    return { status: 303, headers: { location }, told: `${told} ${came.done}` };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refused = error.in(locale);
    return shownMine(door, locale, parts, `${told} refused: ${error.code}`, { refused }, error.status);
  }
};

const shownMine = async (
  door: ReceiptsDoor,
  locale: Locale,
  parts: SiteReceiptsParts,
  told: string,
  besides: Partial<MineShown>,
  status = 200,
): Promise<HttpAnswer> =>
  shown(minePage({ ...(await mineOf(door, locale, parts)), ...besides }), told, { status });

/** An address shows what was just done; nothing but that is believed of it. */
const doneIn = (said: string | undefined): Done | undefined => {
  const known: readonly Done[] = ['address', 'asked', 'copy', 'before'];
  return known.find((done) => done === said);
};

const checkPace = async (
  { donor }: ReceiptsDoor,
  { clock, limits }: Pick<SiteReceiptsParts, 'clock' | 'limits'>,
): Promise<void> => {
  const limit = { what: `receipts-by#${donor}`, most: 40, windowSeconds: 60 * 60 };
  const waitSeconds = await limits.count(limit, clock.now());
  if (waitSeconds > 0) throw tooManyTries(waitSeconds);
};

const unknownDoing = new Refusal(400, 'receipts.what', {
  de: 'Bitte die Knöpfe auf der Seite benutzen.',
  en: 'Please use the buttons on the page.',
});
