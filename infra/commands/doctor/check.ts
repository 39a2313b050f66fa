/** What the doctor says of one thing. */
export interface Check {
  readonly name: string;
  /** Undefined: neither good nor bad, or it cannot be seen from here. */
  readonly ok: boolean | undefined;
  readonly detail: string;
  /** What to do. */
  readonly advice?: string;
}

export const lineOf = ({ name, ok, detail, advice }: Check): string => {
  const sign = ok === undefined ? '–' : ok ? '✓' : '✗';
  return `${sign} ${name}: ${detail}${advice === undefined ? '' : `\n    → ${advice}`}`;
};

/** A look that itself fails says so, and does not keep the doctor from looking on. */
export const looked = async (
  name: string,
  advice: string,
  look: () => Promise<Omit<Check, 'name'>>,
): Promise<Check> => {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    return { name, ok: false, detail: reasonOf(error), advice };
  }
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'could not be looked at';
  // The libraries' messages never quote more of a key than its last four characters.
  return `could not be looked at (${error.name}: ${error.message.split('\n')[0] ?? ''})`;
};
