import type { Acknowledgement } from '../../domain/letter.ts';
import { formatCents } from '../../domain/money.ts';
import { dayOf, formatDay } from '../../domain/month.ts';
import { composed } from '../composed.ts';
import type { LetterContext, LetterTemplate } from '../letter-template.ts';
import { meansOfPayment } from '../means-of-payment.ts';
import {
  accounts,
  adds,
  inGerman,
  inLines,
  lists,
  type Passage,
  pointsTo,
  says,
  titled,
} from '../passages.ts';
import { simplifiedProof, simplifiedProofUpToCents } from '../simplified-proof.ts';
import { purpose, words } from './acknowledgement-words.ts';
import { pledgeWords } from './pledge-words.ts';

/** The thank-you for one gift, once the money is there. With it, up to 300 €, the donor's proof for the tax office. */
export const acknowledgement: LetterTemplate<'acknowledgement'> = (about, context) => {
  const { letter, campaign, carrier, needTitle } = context;
  const { locale } = letter;
  const say = words[locale];
  const amount = formatCents(about.cents, locale);
  const day = formatDay(about.day, locale);
  const use = purpose(about.earmark, needTitle, locale);
  const means = meansOfPayment(about.method, locale);
  return composed(context, {
    subject: say.subject(amount),
    preheader: say.preheader(day),
    copy: say.copy,
    passages: [
      says(`${say.arrived(campaign.title)} ${use.sentence}`),
      accounts(
        [say.amount, amount],
        [
          [say.received, day],
          [say.campaign, campaign.title],
          [say.use, use.short],
          ...(means === undefined ? [] : [[say.means, means] as const]),
          [say.reference, about.donation ?? about.gift],
        ],
      ),
      inLines([say.receivedBy, carrier.name, carrier.street, `${carrier.postalCode} ${carrier.city}`]),
      ...proofOf(about, context),
      ...regular(about, context),
      ...onWall(about, context),
      ...news(context),
    ],
  });
};

/**
 * Above 300 € one must ask for a proof; below, only when our own notice has grown too old to rely on: then nothing is
 * promised by name, and what is asked for waits for a new notice.
 */
const proofOf = (about: Acknowledgement, { letter, carrier, links }: LetterContext): Passage[] => {
  const say = words[letter.locale];
  const proof = simplifiedProof(about, carrier, dayOf(letter.writtenAt));
  const isLarge = about.cents > simplifiedProofUpToCents;
  if (!proof)
    return [says(say.askForProof(isLarge)), pointsTo(isLarge ? say.receipt : say.anyProof, links.receipts())];
  return [
    titled(say.taxTitle, [
      ...(say.proofInGerman === undefined ? [] : [adds(say.proofInGerman)]),
      inGerman([lists(proof.rows), ...proof.sentences.map(adds)]),
    ]),
    pointsTo(say.receipt, links.receipts()),
  ];
};

const regular = ({ pledge }: Acknowledgement, { letter, links }: LetterContext): Passage[] => {
  if (pledge === undefined) return [];
  const say = words[letter.locale];
  return [
    says(say.regular),
    pointsTo(say.changePledge, links.pledge('manage', pledge)),
    adds(pledgeWords[letter.locale].oneLink),
  ];
};

/** Where a name may stand, so says the letter, and how it goes again: without that it was no consent. */
const onWall = (
  { donation }: Acknowledgement,
  { letter, links, onWall: isAsked }: LetterContext,
): Passage[] => {
  if (!isAsked || donation === undefined) return [];
  const say = words[letter.locale];
  return [says(say.wall), pointsTo(say.offWall, links.wall(donation))];
};

/** Where one can ask for news, without a word for it: this letter is thanks, and no advertising. */
const news = ({ letter, campaign, links, wantsNews }: LetterContext): Passage[] => {
  const say = words[letter.locale];
  if (wantsNews) return [says(say.newsAsked)];
  return campaign.status === 'open' ? [pointsTo(say.news, links.news)] : [];
};
