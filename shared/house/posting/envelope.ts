import { carrierOn } from '../../domain/campaign.ts';
import type { Letter } from '../../domain/letter.ts';
import { earmarkedMonth } from '../../domain/need.ts';
import type { PaymentFailure } from '../../email/letter-template.ts';
import { renderLetter } from '../../email/letters.ts';
import type { Envelope } from '../../email/post.ts';
import { answerLink } from '../answer-link.ts';
import { confirmLink } from '../reader-link.ts';
import { pledgeLink } from '../pledge-link.ts';
import { wallLink } from '../wall-link.ts';
import type { PostingParts } from './parts.ts';

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
  const carrier = await campaigns.carrier(carrierOn(campaign, about.day));
  if (!carrier) throw new Error(`the carrier of ${about.campaign} is gone`);
  const earmark = about.kind === 'acknowledgement' ? about.earmark : 'free';
  const month = earmarkedMonth(earmark);
  const need = month && (await campaigns.need(about.campaign, month, earmark));
  const message = about.kind === 'message' ? await messages.find(about.message) : undefined;
  const { subject, html, text } = renderLetter({
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
      editor: (topic, edition) => `${pledgeLinks.origin}/treasury/updates/${topic}/${edition}`,
    },
    needTitle: need ? need.title : undefined,
    failure,
    onWall: await isOnWall(about, parts),
    message,
  });
  return {
    letter: letter.letter,
    to: letter.to,
    from: { email: mailFrom, name: carrier.name },
    replyTo: message?.email ?? carrier.email,
    subject,
    html,
    text,
  };
};

/** What was wished for at the beginning may be withdrawn by now; only few gifts come with a wish at all. */
const isOnWall = async (about: Letter['about'], { wishes }: PostingParts): Promise<boolean> => {
  if (about.kind !== 'acknowledgement' || !about.wishes || about.donation === undefined) return false;
  return (await wishes.find(about.donation))?.wall !== undefined;
};
