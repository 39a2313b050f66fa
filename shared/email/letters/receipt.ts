import type { ReceiptMailed } from '../../domain/letter.ts';
import type { Locale } from '../../domain/locale.ts';
import { formatCents } from '../../domain/money.ts';
import { formatDay } from '../../domain/month.ts';
import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { accounts, adds, type Passage, says, titled, warns } from '../passages.ts';

const words = {
  de: {
    subject: (number: string) => `Ihre Zuwendungsbestätigung ${number}`,
    subjectOfCopy: (number: string) => `Zweitschrift Ihrer Zuwendungsbestätigung ${number}`,
    preheader: (amount: string) => `Über ${amount}, als PDF im Anhang.`,
    copy: 'Er gehört zu derselben Bestätigung; es ist keine weitere.',
    single: (year: number) =>
      `im Anhang finden Sie die amtliche Bestätigung über Ihre Zuwendung aus dem Jahr ${year}, für Ihre Steuererklärung.`,
    collective: (year: number) =>
      `im Anhang finden Sie die amtliche Sammelbestätigung über Ihre Zuwendungen im Jahr ${year}, für Ihre Steuererklärung. Ihre Anlage führt jede einzeln auf.`,
    copied:
      'im Anhang finden Sie die Zweitschrift, um die Sie gebeten haben. Sie sagt dasselbe wie das Original, und die Steuererklärung braucht nur eines von beiden.',
    replaces: (number: string) =>
      `Sie tritt an die Stelle der Bestätigung ${number}. Die gilt nicht mehr: Bitte verwenden Sie nur noch die neue.`,
    amount: 'Betrag',
    number: 'Nummer',
    issuedOn: 'Ausgestellt am',
    copiedOn: 'Zweitschrift vom',
    year: 'Zuwendungen im Jahr',
    todoTitle: 'Was Sie damit tun',
    todo: 'Bitte bewahren Sie die Datei bei Ihren Steuerunterlagen auf. Einreichen müssen Sie sie nur, wenn das Finanzamt danach fragt.',
    check:
      'Wer die Bestätigung bekommt, kann auf der Seite, die unten auf ihr steht, nachsehen, ob sie gilt. Dort stehen nur Nummer, Tag und Betrag.',
    wrong:
      'Stimmt Ihr Name oder Ihre Anschrift nicht? Dann antworten Sie uns bitte, bevor Sie sie verwenden.',
    debit:
      'Eine der Zuwendungen kam per Lastschrift, und Ihre Bank könnte sie noch zurückholen. Wenn das geschieht, gilt diese Bestätigung nicht mehr; wir schreiben Ihnen dann.',
  },
  en: {
    subject: (number: string) => `Your donation receipt ${number}`,
    subjectOfCopy: (number: string) => `Copy of your donation receipt ${number}`,
    preheader: (amount: string) => `For ${amount}, attached as a PDF.`,
    copy: 'It is about the same receipt, not about a further one.',
    single: (year: number) =>
      `attached is the official receipt (Zuwendungsbestätigung) for your donation of ${year}, for your tax return in Germany. It is in German, because it is for the German tax office.`,
    collective: (year: number) =>
      `attached is the official receipt (Sammelbestätigung) for your donations in ${year}, for your tax return in Germany. Its annex lists each of them. It is in German, because it is for the German tax office.`,
    copied:
      'attached is the copy you asked for. It says the same as the original, and a tax return needs only one of the two. It is in German, because it is for the German tax office.',
    replaces: (number: string) =>
      `It takes the place of receipt ${number}, which is no longer valid: please use only the new one.`,
    amount: 'Amount',
    number: 'Number',
    issuedOn: 'Issued on',
    copiedOn: 'Copy of',
    year: 'Donations in',
    todoTitle: 'What to do with it',
    todo: 'Please keep the file with your tax papers. You need to hand it in only if the tax office asks for it.',
    check:
      'Whoever is given the receipt can see whether it is valid on the page named at its foot. That page shows number, day and amount, and nothing else.',
    wrong: 'Is your name or your address wrong? Then please answer us before you use it.',
    debit:
      'One of the donations came by direct debit, and your bank could still take it back. If that happens, this receipt is no longer valid; we will write to you.',
  },
} as const;

/** An official receipt, or a copy of it: what lies in the letter, and what to do with it. */
export const receipt: LetterTemplate<'receipt'> = (about, context) => {
  const { locale } = context.letter;
  const say = words[locale];
  const amount = formatCents(about.cents, locale);
  const isCopy = about.copy !== undefined;
  return composed(context, {
    subject: isCopy ? say.subjectOfCopy(about.number) : say.subject(about.number),
    preheader: say.preheader(amount),
    copy: say.copy,
    passages: [
      says(isCopy ? say.copied : say[about.form](about.year)),
      ...replaced(about, locale),
      accounts(
        [say.amount, amount],
        [
          [say.number, about.number],
          [isCopy ? say.copiedOn : say.issuedOn, formatDay(about.day, locale)],
          [say.year, String(about.year)],
        ],
      ),
      ...(about.debitMayReturn ? [says(say.debit)] : []),
      titled(say.todoTitle, [says(say.todo), says(say.wrong), adds(say.check)]),
    ],
  });
};

/** A copy is no news of what its original replaced. */
const replaced = ({ copy, replaces }: ReceiptMailed, locale: Locale): Passage[] =>
  copy === undefined && replaces !== undefined ? [warns(words[locale].replaces(replaces))] : [];
