import { type Campaign, carrierOn } from '../../domain/campaign.ts';
import type { Carrier } from '../../domain/carrier.ts';
import type { Letter } from '../../domain/letter.ts';
import { earmarkedMonth } from '../../domain/need.ts';
import type { PaymentFailure } from '../../email/letter-template.ts';
import { renderLetter } from '../../email/letters.ts';
import type { Envelope } from '../../email/post.ts';
import { donorOf } from '../../store/donors.ts';
import { subjectOf } from '../../store/subject-keys.ts';
import { answerLink } from '../answer-link.ts';
import { editionLinks } from '../updates/links.ts';
import { confirmLink } from '../reader-link.ts';
import { pledgeLink } from '../pledge-link.ts';
import { receiptLink } from '../receipt-link.ts';
import { wallLink } from '../wall-link.ts';
import type { PostingParts } from './parts.ts';
import type { TriedEdition } from './tried-edition.ts';

/** A letter in its envelope: written out, with what is looked up for it. */
export const envelopeOf = async (
  letter: Letter,
  failure: PaymentFailure | undefined,
  parts: PostingParts,
): Promise<Envelope> => {
  const { campaigns, clock, mailFrom, messages, pledgeLinks } = parts;
  const { about } = letter;
  const campaign = await campaigns.find(about.campaign);
  if (!campaign) throw new Error(`campaign ${about.campaign} is gone`);
  const carrier = await campaigns.carrier(
    'carrier' in about ? about.carrier : carrierOn(campaign, about.day),
  );
  if (!carrier) throw new Error(`the carrier of ${about.campaign} is gone`);
  const earmark = about.kind === 'acknowledgement' ? about.earmark : 'free';
  const month = earmarkedMonth(earmark);
  const need = month && (await campaigns.need(about.campaign, month, earmark));
  const message =
    about.kind === 'message' || about.kind === 'answer' ? await messages.find(about.message) : undefined;
  const answer = about.kind === 'answer' ? await messages.findAnswer(about.message, about.answer) : undefined;
  const { edition, picture } = await triedFor(about, parts);
  const { subject, html, text } = await renderLetter({
    letter,
    campaign,
    carrier,
    links: {
      campaign: `${pledgeLinks.origin}/c/${campaign.campaign}`,
      pledge: (purpose, pledge) => pledgeLink({ purpose, pledge }, pledgeLinks, clock.now()),
      wall: (donation) => wallLink(donation, pledgeLinks, clock.now()),
      confirm: (ask) => confirmLink(ask, pledgeLinks, clock.now()),
      news: `${pledgeLinks.origin}/c/${campaign.campaign}/news?from=letter`,
      answer: (message) => answerLink(message, pledgeLinks, clock.now()),
      receipts: () => receiptLink(linkedReceipts(letter), pledgeLinks, clock.now()),
      editor: (topic, edition) => `${pledgeLinks.origin}/treasury/updates/${topic}/${edition}`,
      edition: (tried) => editionLinks(tried, pledgeLinks.origin, 'test'),
    },
    needTitle: need ? need.title : undefined,
    failure,
    ...(await wishedFor(about, parts)),
    ask: await askedFor(about, parts),
    message,
    answer: answer?.text,
    edition,
  });
  return {
    letter: letter.letter,
    about: subjectOf(about),
    to: letter.to,
    from: { email: mailFrom, name: carrier.name },
    replyTo: replyTo(about, campaign, carrier),
    subject,
    html,
    text,
    ...(picture && { picture }),
  };
};

/**
 * Answers reach the campaign's people, where it names any. They themselves answer a message by its link, not by mail:
 * what they send back to it all the same goes to the carrier, who can say so. Receipts are the carrier's business.
 */
const replyTo = (about: Letter['about'], { contactEmail }: Campaign, carrier: Carrier): string =>
  about.kind === 'message' || 'carrier' in about ? carrier.email : (contactEmail ?? carrier.email);

/** Whose receipts a letter's link leads to: those of the address it goes to. */
const linkedReceipts = ({ letter, about, to }: Letter) =>
  about.kind === 'receipt-link'
    ? ({ donor: about.donor, link: about.link, from: 'asked' } as const)
    : ({ donor: donorOf(to.email), link: letter, from: 'thanks' } as const);

/** What was wished for at the beginning may be withdrawn by now; only few gifts come with a wish at all. */
const wishedFor = async (about: Letter['about'], { wishes }: PostingParts) => {
  if (about.kind !== 'acknowledgement' || !about.wishes || about.donation === undefined) return {};
  const wish = await wishes.find(about.donation);
  return { onWall: wish?.wall !== undefined, wantsNews: wish?.newsletter !== undefined };
};

/** Letters to supporters are tried now and then: whatever reads one is loaded only for those. */
const triedFor = async (about: Letter['about'], parts: PostingParts): Promise<TriedEdition> => {
  if (about.kind !== 'edition-test') return {};
  const { triedEdition } = await import('./tried-edition.ts');
  return triedEdition(about, parts);
};

const askedFor = async (about: Letter['about'], { asks }: PostingParts) => {
  const found = about.kind === 'news-confirmation' ? await asks.find(about.ask) : undefined;
  return found && 'open' in found ? found.open : undefined;
};
