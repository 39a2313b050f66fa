import { Donor, PostalAddress } from '../../domain/donor.ts';
import type { Locale } from '../../domain/locale.ts';
import { instantOf } from '../../domain/month.ts';
import type { AddressMistakes, TypedAddress } from '../../page/receipts-address.ts';
import type { ReceiptsDoor } from '../../store/receipts-doors.ts';
import { receiptWords } from '../../words/receipts.ts';
import type { Doing, SiteReceiptsParts } from './receipts-parts.ts';
import { addressOf } from './receipts-shown.ts';

/**
 * Writes down who gave and where they live. A form is good for what it was made of: whoever saves an older one than
 * what is known by now sees that first.
 */
export const saveAddress = async (
  { donor, email }: ReceiptsDoor,
  fields: Readonly<Record<string, string>>,
  locale: Locale,
  { clock, donors }: SiteReceiptsParts,
): Promise<Doing> => {
  const words = receiptWords[locale].mine;
  const typed = typedIn(fields);
  const mistakes = mistakesIn(typed, words.missing);
  if (Object.keys(mistakes).length > 0) return { again: { address: typed, mistakes } };
  const known = await donors.find(donor);
  const version = known?.version ?? 0;
  const { type, name, street, postalCode, city, country } = typed;
  const wanted = Donor.parse({
    ...known?.thing,
    donor,
    type,
    name,
    address: { street, postalCode, city, ...(country.trim() !== '' && { country }) },
    email,
    locale,
    changedAt: instantOf(clock.now()),
  });
  if (version === typed.version && (await donors.save(wanted, known?.version))) return { done: 'address' };
  // The second half of a double click: what it wants is there already.
  const now = await donors.find(donor);
  if (now && isSame(addressOf(now), typed)) return { done: 'address' };
  return { again: { address: addressOf(now), refused: words.changedMeanwhile } };
};

const typedIn = (fields: Readonly<Record<string, string>>): TypedAddress => {
  const field = (name: string): string => (fields[name] ?? '').trim().slice(0, 300);
  return {
    type: fields['type'] === 'company' ? 'company' : 'person',
    name: field('name'),
    street: field('street'),
    postalCode: field('postalCode'),
    city: field('city'),
    country: field('country'),
    version: Number(/^\d{1,9}$/.exec(fields['version'] ?? '')?.[0] ?? 0),
  };
};

const mistakesIn = (typed: TypedAddress, missing: string): AddressMistakes => {
  const { street, postalCode, city, country } = PostalAddress.shape;
  const fits = {
    name: Donor.shape.name.safeParse(typed.name).success,
    street: street.safeParse(typed.street).success,
    postalCode: postalCode.safeParse(typed.postalCode).success,
    city: city.safeParse(typed.city).success,
    country: typed.country === '' || country.safeParse(typed.country).success,
  };
  return Object.fromEntries(
    Object.entries(fits).flatMap(([field, isFit]) => (isFit ? [] : [[field, missing]])),
  );
};

const isSame = (one: TypedAddress, other: TypedAddress): boolean =>
  JSON.stringify({ ...one, version: 0 }) === JSON.stringify({ ...other, version: 0 });
