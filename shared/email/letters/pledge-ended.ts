import type { PledgeEnded } from '../../domain/letter.ts';
import { formatCents } from '../../domain/money.ts';
import { formatDay } from '../../domain/month.ts';
import { composed } from '../composed.ts';
import { failureReason } from '../failure-reasons.ts';
import type { LetterContext, LetterTemplate } from '../letter-template.ts';
import { lists, type Passage, pointsTo, says } from '../passages.ts';
import { intervalIn, pledgeWords } from './pledge-words.ts';

const words = {
  de: {
    subject: (each: string) => `Ihre ${each} Spende ist beendet`,
    preheader: {
      asked: 'Es wird nichts mehr abgebucht. Danke für alles, was Sie gegeben haben!',
      'payment-failed': 'Es wird nichts mehr abgebucht. Neu anfangen geht jederzeit.',
    },
    copy: 'Es hat sich seitdem nichts geändert.',
    ended: (each: string, campaign: string) => `Ihre ${each} Spende für „${campaign}“ ist beendet.`,
    failed: (each: string, campaign: string) =>
      `Ihre ${each} Spende für „${campaign}“ ließ sich nicht mehr abbuchen.`,
    soWeStopped: 'Wir haben die regelmäßige Spende deshalb beendet.',
    noMoreDebits: 'Es wird nichts mehr abgebucht.',
    onItsWay: 'Nur eine Lastschrift, die schon unterwegs war, kann noch ankommen.',
    thanks: 'Danke für alles, was Sie gegeben haben!',
    again: 'Wenn Sie wieder anfangen möchten, geht das jederzeit auf der Spendenseite.',
    amount: 'Betrag',
    campaign: 'Spende für',
    endedOn: 'Beendet am',
  },
  en: {
    subject: (each: string) => `Your ${each} donation has ended`,
    preheader: {
      asked: 'Nothing more will be debited. Thank you for all you have given!',
      'payment-failed': 'Nothing more will be debited. You can start again at any time.',
    },
    copy: 'Nothing has changed since.',
    ended: (each: string, campaign: string) => `Your ${each} donation to “${campaign}” has ended.`,
    failed: (each: string, campaign: string) =>
      `Your ${each} donation to “${campaign}” could not be collected any more.`,
    soWeStopped: 'So we have ended the regular donation.',
    noMoreDebits: 'Nothing more will be debited.',
    onItsWay: 'Only a direct debit that was already on its way may still arrive.',
    thanks: 'Thank you for all you have given!',
    again: 'If you would like to start again, you can do so at any time on the donation page.',
    amount: 'Amount',
    campaign: 'Donation to',
    endedOn: 'Ended on',
  },
} as const;

/** A promise is over. Whoever stopped it is thanked and asked for nothing; else it says why, and where to go on. */
export const pledgeEnded: LetterTemplate<'pledge-ended'> = (about, context) => {
  const { locale } = context.letter;
  const say = words[locale];
  const { each, often } = intervalIn(about.interval, locale);
  const facts = lists([
    [say.amount, `${formatCents(about.cents, locale)} ${often}`],
    [say.campaign, context.campaign.title],
    [say.endedOn, formatDay(about.day, locale)],
  ]);
  return composed(context, {
    subject: say.subject(each),
    preheader: say.preheader[about.because],
    copy: say.copy,
    passages: about.because === 'asked' ? asked(about, context, facts) : failed(about, context, facts),
  });
};

const asked = ({ interval }: PledgeEnded, { letter, campaign }: LetterContext, facts: Passage): Passage[] => {
  const say = words[letter.locale];
  const { each } = intervalIn(interval, letter.locale);
  return [
    says(`${say.ended(each, campaign.title)} ${say.noMoreDebits} ${say.onItsWay}`),
    facts,
    says(say.thanks),
  ];
};

const failed = (
  { interval }: PledgeEnded,
  { letter, campaign, links, failure }: LetterContext,
  facts: Passage,
): Passage[] => {
  const say = words[letter.locale];
  const { owesNothing, startAgain } = pledgeWords[letter.locale];
  const { each } = intervalIn(interval, letter.locale);
  const reason = failure?.reason === undefined ? '' : `${failureReason(failure.reason, letter.locale)} `;
  return [
    says(`${say.failed(each, campaign.title)} ${reason}${say.soWeStopped} ${say.noMoreDebits}`),
    facts,
    says(`${owesNothing} ${say.thanks}`),
    ...(campaign.status === 'open' ? [says(say.again), pointsTo(startAgain, links.campaign)] : []),
  ];
};
