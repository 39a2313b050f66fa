import type { AboutOf, LetterContext, LetterKind, LetterTemplate, WrittenLetter } from './letter-template.ts';
import { acknowledgement } from './letters/acknowledgement.ts';
import { answer } from './letters/answer.ts';
import { editionNotice } from './letters/edition-notice.ts';
import { editionTest } from './letters/edition-test.ts';
import { message } from './letters/message.ts';
import { newsConfirmation } from './letters/news-confirmation.ts';
import { pledgeEnded } from './letters/pledge-ended.ts';
import { refund } from './letters/refund.ts';
import { renewalFailed } from './letters/renewal-failed.ts';

/** Every letter we write. A new one is a file in `letters/` and a line here; its samples are its test plan. */
export const letters: { readonly [Kind in LetterKind]: LetterTemplate<Kind> } = {
  acknowledgement,
  refund,
  'renewal-failed': renewalFailed,
  'pledge-ended': pledgeEnded,
  message,
  answer,
  'news-confirmation': newsConfirmation,
  'edition-notice': editionNotice,
  'edition-test': editionTest,
};

const write = <Kind extends LetterKind>(
  kind: Kind,
  about: AboutOf[Kind],
  context: LetterContext,
): WrittenLetter => letters[kind].write(about, context);

export const renderLetter = (context: LetterContext): WrittenLetter =>
  write(context.letter.about.kind, context.letter.about, context);
