import type { DisputeStatus } from '../../../domain/dispute.ts';
import type { FoundTask } from '../../../domain/found-task.ts';
import type { Locale, Sentence } from '../../../domain/locale.ts';
import { formatCents } from '../../../domain/money.ts';
import { dayOf, formatDay, formatMonth } from '../../../domain/month.ts';
import { receiptSentences } from '../../../domain/receipt-gate.ts';
import { ReceiptBlock } from '../../../domain/receipt-work.ts';

/** What has happened, and what to do now. Neither names a person. */
export interface TaskSentences {
  readonly says: Sentence;
  readonly toDo: Sentence;
}

type Told = Pick<FoundTask, 'matter' | 'cents' | 'reason' | 'called' | 'month' | 'dueAt' | 'event'>;

export const taskSentences = (task: Told): TaskSentences => {
  const [de, en] = [wordsOf(task, 'de'), wordsOf(task, 'en')];
  switch (task.matter) {
    case 'dispute':
      return both(
        `Eine Zahlung${de.of} wird angefochten oder wurde von der Bank zurückgeholt${de.why}.`,
        `A payment${en.of} is disputed, or the bank took it back${en.why}.`,
        'In Stripe ansehen: Belege einreichen oder hinnehmen.',
        'Look at it in Stripe: give evidence or accept it.',
      );
    case 'debit-failed':
      return both(
        `Eine Lastschrift${de.of} scheiterte${de.why}, und nur ein Mensch kann klären, warum.`,
        `A debit${en.of} failed${en.why}, and only a person can clear up why.`,
        'Bitte bei der Person oder ihrer Bank nachfragen.',
        'Ask its giver or their bank.',
      );
    case 'refund-failed':
      return both(
        `Eine Rückzahlung${de.of} kam nicht an${de.why}. Das Geld ist wieder da:`,
        `A refund${en.of} did not arrive${en.why}. The money is back with us:`,
        'bitte einen anderen Weg zur Person finden.',
        'find another way to the person.',
      );
    case 'pledge-ended':
      return both(
        `Eine regelmäßige Spende${de.of} endete, weil ihre Zahlungen immer wieder scheiterten${de.why}.`,
        `A regular gift${en.of} ended because its payments kept failing${en.why}.`,
        'Vielleicht einmal persönlich fragen.',
        'Perhaps ask in person.',
      );
    case 'payout-failed':
      return both(
        `Eine Auszahlung${de.of} auf unser Bankkonto scheiterte${de.why}.`,
        `A payout${en.of} to our bank account failed${en.why}.`,
        'In Stripe die Bankverbindung prüfen.',
        'Check the bank account in Stripe.',
      );
    case 'unassigned-money':
      return both(
        `Geld${de.of} nennt keine unserer Kampagnen.`,
        `Money${en.of} names none of our campaigns.`,
        'Bitte zuordnen: Kampagne und Zweck angeben.',
        'Please say which campaign and purpose it belongs to.',
      );
    case 'event-quarantined':
      return both(
        `Eine Nachricht von Stripe (${task.event}) konnte nicht gebucht werden${de.why}.`,
        `A message from Stripe (${task.event}) could not be booked${en.why}.`,
        'Wer die Technik betreut, spielt sie neu ein: npm run tragwerk -- replay.',
        'Whoever looks after the machine plays it again: npm run tragwerk -- replay.',
      );
    case 'letter-unsent':
      return both(
        `Ein Brief ging nicht hinaus${de.why}.`,
        `A letter did not go out${en.why}.`,
        'Bitte die Adresse prüfen und, wenn es geht, von Hand schreiben.',
        'Please check the address and write by hand, if possible.',
      );
    case 'letter-bounced':
      return bouncedSentences(task.reason ?? '');
    case 'tax-notice':
      return noticeSentences(task, de, en);
    case 'receipt-withdrawn':
      return both(
        `Die Zuwendungsbestätigung ${task.reason}${de.of} wurde zurückgezogen.`,
        `The official receipt ${task.reason}${en.of} was withdrawn.`,
        'Das Original zurückverlangen und dem Finanzamt mitteilen, dass die Bestätigung nicht mehr gilt.',
        'Get the original back, and tell the tax office that the receipt is no longer valid.',
      );
    case 'receipts-blocked': {
      const block = ReceiptBlock.safeParse(task.reason).data;
      const blocked = block && receiptSentences[block];
      return both(
        `${task.called}: Zuwendungsbestätigungen warten.`,
        `${task.called}: official receipts wait.`,
        `${blocked?.de ?? 'Etwas fehlt.'} Unter Bescheinigungen steht, welche warten.`,
        `${blocked?.en ?? 'Something is missing.'} Look under receipts for those that wait.`,
      );
    }
    case 'grant-report':
      return both(
        `Für „${task.called}“ ist der Verwendungsnachweis bis ${de.due} fällig.`,
        `The report on the use of “${task.called}” is due by ${en.due}.`,
        'Nachweis einreichen und beim Zuschuss eintragen, wann.',
        'Hand in the report, and write down with the grant when you did.',
      );
    case 'gap':
      return both(
        `${task.called}: im ${de.month} fehlen ${de.sum}.`,
        `${task.called}: ${en.sum} are missing in ${en.month}.`,
        'Den Monat ansehen: Geld suchen, Bedarf schließen oder verschieben.',
        'Look at the month: find money, close a need or put it off.',
      );
    case 'refund-asked':
      return both(
        `Eine Rückzahlung${de.of} wartet auf eine zweite Person${de.why}.`,
        `A refund${en.of} waits for a second person${en.why}.`,
        'Ansehen, dann bestätigen oder ablehnen.',
        'Look at it, then confirm or reject it.',
      );
    case 'refund-not-taken':
      return both(
        `Stripe hat eine Rückzahlung${de.of} nicht angenommen${de.why}.`,
        `Stripe has not taken a refund${en.of}${en.why}.`,
        'Noch einmal versuchen, oder aufgeben und anders zurückzahlen.',
        'Try again, or give it up and pay it back in another way.',
      );
  }
};

const noticeSentences = (task: Told, de: Words, en: Words): TaskSentences =>
  task.reason === 'over'
    ? both(
        `Der Bescheid von ${task.called} ist seit dem ${de.due} zu alt: Dankesbriefe enthalten keinen Spendennachweis mehr.`,
        `The tax notice of ${task.called} has been too old since ${en.due}: letters of thanks hold no proof for the tax office any more.`,
        'Den neuen Bescheid beim Träger eintragen; solange keine Zuwendungsbestätigungen ausstellen.',
        'Enter the new notice with the carrier; issue no receipts until then.',
      )
    : both(
        `Der Bescheid von ${task.called} gilt nur noch bis ${de.due}.`,
        `The tax notice of ${task.called} holds until ${en.due} only.`,
        'Beim Finanzamt nachfragen oder die Steuererklärung abgeben; den neuen Bescheid beim Träger eintragen.',
        'Ask the tax office or hand in the tax return; enter the new notice with the carrier.',
      );

/** The post's word comes first in the reason: shared/email/post-report.ts. */
const bouncedSentences = (reason: string): TaskSentences => {
  if (/^spamreport|Spam Reporting/.test(reason)) {
    return both(
      `Ein Brief wurde als Spam gemeldet; weitere an diese Adresse hält SendGrid zurück (${reason}).`,
      `A letter was reported as spam; SendGrid holds back all others to this address (${reason}).`,
      'Bitte auf einem anderen Weg fragen, ob das ein Versehen war; dann bei SendGrid freigeben.',
      'Please ask in another way whether it was a mistake; if so, release the address at SendGrid.',
    );
  }
  const isForNow = reason.startsWith('blocked');
  return both(
    `Ein Brief kam nicht an: ${isForNow ? 'Er wurde diesmal abgewiesen' : 'Die Adresse nimmt keine an'} (${reason}).`,
    `A letter did not arrive: ${isForNow ? 'it was turned away this time' : 'the address takes none'} (${reason}).`,
    'Bitte die Adresse prüfen und, wenn es geht, auf einem anderen Weg schreiben.',
    'Please check the address and write in another way, if possible.',
  );
};

const both = (de: string, en: string, doDe: string, doEn: string): TaskSentences => ({
  says: { de, en },
  toDo: { de: doDe, en: doEn },
});

type Words = ReturnType<typeof wordsOf>;

const wordsOf = ({ cents, reason, month, dueAt }: Told, locale: Locale) => {
  const german = locale === 'de';
  const sum = cents === undefined ? '' : formatCents(cents, locale);
  return {
    sum,
    of: sum && (german ? ` über ${sum}` : ` of ${sum}`),
    why: reason === undefined ? '' : german ? ` (Grund: ${reason})` : ` (reason: ${reason})`,
    month: month === undefined ? '' : formatMonth(month, locale),
    due: dueAt === undefined ? '' : formatDay(dayOf(dueAt), locale),
  };
};

export const disputeWords: Readonly<Record<DisputeStatus, Sentence>> = {
  warning_needs_response: {
    de: 'Stand: eine Anfrage der Bank; noch ist kein Geld weg. Sie will eine Antwort.',
    en: "Now: the bank's inquiry; no money has left yet. It wants an answer.",
  },
  warning_under_review: {
    de: 'Stand: die Anfrage ist beantwortet, die Bank prüft.',
    en: 'Now: the inquiry is answered, the bank is looking at it.',
  },
  warning_closed: {
    de: 'Stand: die Anfrage ist zu Ende, ohne dass Geld wegging.',
    en: 'Now: the inquiry is over, and no money left.',
  },
  needs_response: {
    de: 'Stand: das Geld ist vorerst weg. Mit Belegen kann es zurückkommen.',
    en: 'Now: the money is gone for the time being. Evidence may bring it back.',
  },
  under_review: {
    de: 'Stand: die Belege sind eingereicht, die Bank prüft.',
    en: 'Now: evidence is given, the bank is looking at it.',
  },
  prevented: {
    de: 'Stand: abgewendet, bevor daraus ein Streit wurde.',
    en: 'Now: prevented before it became a dispute.',
  },
  lost: {
    de: 'Stand: verloren; das Geld bleibt weg. Eine zurückgegebene Lastschrift steht sofort so da.',
    en: 'Now: lost; the money stays away. A returned debit stands like this at once.',
  },
  appeal_needs_response: {
    de: 'Stand: im Widerspruch, eine Antwort wird erwartet.',
    en: 'Now: in appeal, an answer is expected.',
  },
  appeal_under_review: {
    de: 'Stand: im Widerspruch, die Bank prüft.',
    en: 'Now: in appeal, the bank is looking at it.',
  },
  won: { de: 'Stand: gewonnen; das Geld ist wieder da.', en: 'Now: won; the money is back.' },
};
