/** As a list inside of one sentence: the parts of a purpose are joined by `und` already. */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} sowie ${parts.at(-1) ?? ''}`;

/**
 * Purposes as they follow the template's words `wegen Förderung …` and `zur Förderung …`. Notices word them as
 * `Förderung des …` or `die Förderung der …`, in the genitive.
 */
export const purposesAfterSupport = (purposes: readonly string[]): string =>
  listed(purposes.map(withoutSupport));

const withoutSupport = (purpose: string): string => purpose.replace(/^(?:die )?Förderung\s+/iu, '');

/**
 * Purposes as they follow `Wir fördern nach unserer Satzung …`, where German wants the accusative. Of the purposes of
 * § 52 (2) AO that consist of these parts it is known; any other is quoted as its notice words it.
 */
export const purposesSupported = (purposes: readonly string[]): string =>
  listed(purposes.map((purpose) => supported(withoutSupport(purpose)) ?? `„${purpose}“`));

const supported = (purpose: string): string | undefined => {
  const whole = accusatives.get(purpose);
  if (whole !== undefined) return whole;
  const parts = purpose.split(/ und (?=de[rs] )/u).map((part) => accusatives.get(part));
  return parts.every((part) => part !== undefined) ? parts.join(' und ') : undefined;
};

const accusatives: ReadonlyMap<string, string> = new Map([
  ['von Wissenschaft und Forschung', 'Wissenschaft und Forschung'],
  ['des öffentlichen Gesundheitswesens', 'das öffentliche Gesundheitswesen'],
  ['der öffentlichen Gesundheitspflege', 'die öffentliche Gesundheitspflege'],
  ['der Jugend- und Altenhilfe', 'die Jugend- und Altenhilfe'],
  ['der Jugendhilfe', 'die Jugendhilfe'],
  ['der Altenhilfe', 'die Altenhilfe'],
  ['von Kunst und Kultur', 'Kunst und Kultur'],
  ['der Erziehung', 'die Erziehung'],
  ['der Erziehung, Volks- und Berufsbildung', 'die Erziehung, Volks- und Berufsbildung'],
  ['der Volks- und Berufsbildung', 'die Volks- und Berufsbildung'],
  ['der Volksbildung', 'die Volksbildung'],
  ['des Wohlfahrtswesens', 'das Wohlfahrtswesen'],
  ['der Hilfe für Geflüchtete', 'die Hilfe für Geflüchtete'],
  ['der Hilfe für Menschen mit Behinderung', 'die Hilfe für Menschen mit Behinderung'],
  ['von Verbraucherberatung und Verbraucherschutz', 'Verbraucherberatung und Verbraucherschutz'],
  ['der Gleichberechtigung von Frauen und Männern', 'die Gleichberechtigung von Frauen und Männern'],
  ['des bürgerschaftlichen Engagements', 'das bürgerschaftliche Engagement'],
  ['mildtätiger Zwecke', 'mildtätige Zwecke'],
]);
