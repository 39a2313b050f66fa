import type { RenewalFailed } from '../../domain/letter.ts';
import type { Locale } from '../../domain/locale.ts';
import { formatCents } from '../../domain/money.ts';
import { formatDay } from '../../domain/month.ts';
import { actionFor, type ReturnAction } from '../../domain/return-reason.ts';
import { composed } from '../composed.ts';
import { failureReason } from '../failure-reasons.ts';
import type { LetterContext, LetterTemplate, PaymentFailure } from '../letter-template.ts';
import { adds, lists, offers, type Passage, pointsTo, says } from '../passages.ts';
import { intervalIn, pledgeWords } from './pledge-words.ts';
import { words } from './renewal-failed-words.ts';

/**
 * One payment of a promise did not come about: why, when it is tried again, how to pay another way, how to stop.
 *
 * Some reasons of a bank end the promise at once (shared/domain/return-reason.ts). Then there is nothing left to
 * change or to stop, and the letter says where to start anew.
 */
export const renewalFailed: LetterTemplate<'renewal-failed'> = (about, context) => {
  const { letter, campaign, failure } = context;
  if (!failure) throw new Error('nothing is known of the payment that failed');
  const { locale } = letter;
  const say = words[locale];
  const { each } = intervalIn(about.interval, locale);
  const stopped = stopping.has(actionFor(failure.reason));
  const nextTryOn = stopped ? undefined : failure.nextTryOn;
  return composed(context, {
    subject: say.subject(each),
    preheader: say.preheader,
    copy: say.copy,
    passages: [
      says(`${say.failed(each, campaign.title)} ${failureReason(failure.reason, locale)}`),
      lists([
        [say.amount, formatCents(about.cents, locale)],
        [say.triedOn, formatDay(about.day, locale)],
        [say.nextTry, nextTryOn === undefined ? say.noNextTry : formatDay(nextTryOn, locale)],
        [say.campaign, campaign.title],
      ]),
      ...(stopped ? startAnew(failure, context) : goOn(about, failure, context)),
    ],
  });
};

const stopping: ReadonlySet<ReturnAction> = new Set(['new-account', 'stop', 'ask-person']);

const goOn = (
  { pledge }: RenewalFailed,
  failure: PaymentFailure,
  { letter, links }: LetterContext,
): Passage[] => {
  const say = words[letter.locale];
  const also = pledgeWords[letter.locale];
  return [
    says(`${nextTry(failure, letter.locale)} ${also.owesNothing}`),
    says(say.change),
    offers(say.changeLabel, links.pledge('payment-method', pledge)),
    says(say.stop),
    pointsTo(say.stopLabel, links.pledge('stop', pledge)),
    adds(also.links),
  ];
};

/** A letter that had to wait may go out after the next try, whose outcome nobody has told us yet. */
const nextTry = ({ nextTryOn, knownOn }: PaymentFailure, locale: Locale): string => {
  const say = words[locale];
  if (nextTryOn === undefined) return say.triesNoMore;
  const day = formatDay(nextTryOn, locale);
  return nextTryOn < knownOn ? say.triedAgain(day) : say.triesAgain(day);
};

const startAnew = ({ reason }: PaymentFailure, { letter, campaign, links }: LetterContext): Passage[] => {
  const say = words[letter.locale];
  const also = pledgeWords[letter.locale];
  return [
    says(`${say.stopped} ${also.owesNothing}`),
    ...(campaign.status === 'open'
      ? [
          says(actionFor(reason) === 'new-account' ? say.otherAccount : say.byMistake),
          offers(also.startAgain, links.campaign),
        ]
      : []),
  ];
};
