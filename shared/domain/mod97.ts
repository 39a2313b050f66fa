/**
 * The remainder by 97 of letters and digits read as one number, A = 10 … Z = 35 (ISO 7064, MOD 97-10): the check of
 * IBANs, creditor references and creditor identifiers. Anything but 0–9 and A–Z is a bug of the caller.
 */
export const mod97 = (text: string): number => {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
  }
  return rest;
};
