type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One line of JSON per outcome: a sentence and ids. Never bodies, headers, names, addresses or secrets. */
export interface Log {
  tell(sentence: string, fields?: Fields): void;
  /** A person must look at this: the field `alarm` is what the alarm listens for. */
  alarm(kind: string, sentence: string, fields?: Fields): void;
}

export const jsonLog = (write: (line: string) => void): Log => ({
  tell: (sentence, fields) => write(JSON.stringify({ sentence, ...fields })),
  alarm: (kind, sentence, fields) => write(JSON.stringify({ alarm: kind, sentence, ...fields })),
});

/** What went wrong, without what went through: an error's message may quote its input, its name and place do not. */
export const errorFields = (error: unknown): Fields => {
  if (!(error instanceof Error)) return { error: typeof error };
  const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
  return { error: error.name, place: place?.trim() };
};

/** Straight to standard output: Lambda's `console` would wrap a line of JSON into another one. */
export const stdoutLog = jsonLog((line) => process.stdout.write(`${line}\n`));
