import type { DisputeStatus } from '../../shared/domain/dispute.ts';
import type { Sentence } from '../../shared/domain/locale.ts';
import { formatCents } from '../../shared/domain/money.ts';
import type { Task } from '../../shared/domain/task.ts';

/** What a task is about and what to do, without any name. */
export const matterWords = ({ matter, cents, reason }: Task): Sentence => {
  const sum = {
    de: cents === undefined ? '' : ` über ${formatCents(cents, 'de')}`,
    en: cents === undefined ? '' : ` of ${formatCents(cents, 'en')}`,
  };
  const why = {
    de: reason === undefined ? '' : ` (Grund: ${reason})`,
    en: reason === undefined ? '' : ` (reason: ${reason})`,
  };
  switch (matter) {
    case 'dispute':
      return {
        de: `Eine Zahlung${sum.de} wird angefochten oder wurde von der Bank zurückgeholt${why.de}. In Stripe ansehen: Belege einreichen oder hinnehmen.`,
        en: `A payment${sum.en} is disputed, or the bank took it back${why.en}. Look at it in Stripe: give evidence or accept it.`,
      };
    case 'debit-failed':
      return {
        de: `Eine Lastschrift${sum.de} scheiterte${why.de}, und nur ein Mensch kann klären, warum. Bitte bei der Person oder ihrer Bank nachfragen.`,
        en: `A debit${sum.en} failed${why.en}, and only a person can clear up why. Ask its giver or their bank.`,
      };
    case 'refund-failed':
      return {
        de: `Eine Rückzahlung${sum.de} kam nicht an${why.de}. Das Geld ist wieder da: bitte einen anderen Weg zur Person finden.`,
        en: `A refund${sum.en} did not arrive${why.en}. The money is back with us: find another way to the person.`,
      };
    case 'pledge-ended':
      return {
        de: `Eine regelmäßige Spende${sum.de} endete, weil ihre Zahlungen immer wieder scheiterten${why.de}. Vielleicht einmal persönlich fragen.`,
        en: `A regular gift${sum.en} ended because its payments kept failing${why.en}. Perhaps ask in person.`,
      };
    case 'payout-failed':
      return {
        de: `Eine Auszahlung${sum.de} auf unser Bankkonto scheiterte${why.de}. In Stripe die Bankverbindung prüfen.`,
        en: `A payout${sum.en} to our bank account failed${why.en}. Check the bank account in Stripe.`,
      };
  }
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
