import type { AboutOf, LetterContext, LetterKind, LetterTemplate, WrittenLetter } from './letter-template.ts';

/**
 * Every letter we write. A new one is a file in `letters/` and a line here, and its samples a file and a line in
 * sample-letters.ts. Each is loaded when one is to be written: a cold start writes one kind and must not wait for the
 * words of all.
 */
export const letters: { readonly [Kind in LetterKind]: () => Promise<LetterTemplate<Kind>> } = {
  acknowledgement: async () => (await import('./letters/acknowledgement.ts')).acknowledgement,
  refund: async () => (await import('./letters/refund.ts')).refund,
  'renewal-failed': async () => (await import('./letters/renewal-failed.ts')).renewalFailed,
  'pledge-ended': async () => (await import('./letters/pledge-ended.ts')).pledgeEnded,
  message: async () => (await import('./letters/message.ts')).message,
  answer: async () => (await import('./letters/answer.ts')).answer,
  'news-confirmation': async () => (await import('./letters/news-confirmation.ts')).newsConfirmation,
  'edition-notice': async () => (await import('./letters/edition-notice.ts')).editionNotice,
  'edition-test': async () => (await import('./letters/edition-test.ts')).editionTest,
  receipt: async () => (await import('./letters/receipt.ts')).receipt,
  'receipt-withdrawn': async () => (await import('./letters/receipt-withdrawn.ts')).receiptWithdrawn,
  'receipt-link': async () => (await import('./letters/receipt-link.ts')).receiptLink,
};

const write = async <Kind extends LetterKind>(
  kind: Kind,
  about: AboutOf[Kind],
  context: LetterContext,
): Promise<WrittenLetter> => {
  const template = await letters[kind]();
  return template(about, context);
};

export const renderLetter = async (context: LetterContext): Promise<WrittenLetter> =>
  write(context.letter.about.kind, context.letter.about, context);
