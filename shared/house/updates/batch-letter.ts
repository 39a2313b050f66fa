import type { Edition } from '../../domain/edition.ts';
import type { Batch } from '../../domain/run.ts';
import type { Supporter } from '../../domain/supporter.ts';
import type { BatchEnvelope } from '../../email/batch-post.ts';
import { renderEdition } from '../../email/edition.ts';
import { readerToken } from '../../email/edition-content.ts';
import { keys } from '../../store/keys.ts';
import { leaveMailbox } from '../leave-mailbox.ts';
import { readerTokenOf } from '../reader-link.ts';
import { contentOf } from './content.ts';
import { editorOf, signerOf } from './editor.ts';
import { editionLinks, pictureId } from './links.ts';
import type { UpdatesParts } from './parts.ts';

/** What all readers of a batch get. */
export type SharedLetter = Omit<BatchEnvelope, 'readers' | 'about'>;

type LetterParts = Pick<UpdatesParts, 'campaigns' | 'clock' | 'mailFrom' | 'pictures' | 'pledgeLinks'>;

/**
 * The letter of a batch, written out, without its readers.
 *
 * @param editions those of the batch, with frozen figures
 */
export const sharedLetter = async (
  { language, copy }: Pick<Batch, 'language' | 'copy'>,
  editions: readonly Edition[],
  parts: LetterParts,
): Promise<SharedLetter> => {
  const { clock, mailFrom, pictures, pledgeLinks } = parts;
  const [first] = editions;
  if (!first) throw new Error('a batch of no letter');
  const content = { ...(await contentOf(editions, language, parts, clock.now())), copy };
  const together = editionLinks(first, pledgeLinks.origin);
  const links = {
    ...together,
    // A gift counts for the letter of its own campaign, if that is among those that go out as one.
    give: (campaign: string) => {
      const own = editions.find(({ topic }) => topic === campaign);
      return own ? editionLinks(own, pledgeLinks.origin).give(campaign) : together.give(campaign);
    },
  };
  const { subject, html, text } = renderEdition(content, links);
  const pictured = editions.find(({ picture }) => picture !== undefined);
  const picture = pictured && (await pictures.find(pictured.topic, pictured.edition));
  const { campaign, carrier } = await signerOf(first.signedFor, parts);
  const topics = new Set(editions.map(({ topic }) => topic));
  return {
    from: { email: mailFrom, name: content.carrier.name },
    replyTo: topics.size === 1 ? editorOf(first.topic, campaign, carrier) : carrier.email,
    subject,
    html,
    text,
    ...(picture && { picture: { id: pictureId, type: picture.type, content: picture.content } }),
  };
};

type EnvelopeParts = Pick<UpdatesParts, 'clock' | 'leaveMailDomain' | 'pledgeLinks'>;

/** The letter with those who get it: each has an id of their own, and ways to leave that nobody else has. */
export const batchEnvelope = (
  { batch, run, editions }: Pick<Batch, 'batch' | 'run' | 'editions'>,
  letter: SharedLetter,
  readers: readonly (Pick<Supporter, 'supporter'> & { readonly email: string })[],
  parts: EnvelopeParts,
): BatchEnvelope => {
  const topics = [...new Set(editions.map(({ topic }) => topic))];
  const now = parts.clock.now();
  return {
    ...letter,
    about: keys.run(run).pk,
    readers: readers.map(({ supporter, email }) => {
      const token = readerTokenOf({ supporter, topics }, parts.pledgeLinks.secret, now);
      return {
        letter: `${batch}.${supporter}`,
        email,
        headers: leavingHeaders(supporter, topics, token, parts),
        substitutions: { [readerToken]: token },
      };
    }),
  };
};

/** How a mail program offers to leave by itself: RFC 2369 and, with one click, RFC 8058. */
const leavingHeaders = (
  supporter: string,
  topics: readonly string[],
  token: string,
  { leaveMailDomain, pledgeLinks: { origin, secret } }: EnvelopeParts,
): Record<string, string> => {
  const mailbox = leaveMailDomain === '' ? undefined : leaveMailbox(supporter, secret);
  // A letter about several topics is left altogether: its subject can name only one.
  const subject = topics.length === 1 && topics[0] !== undefined ? `?subject=${topics[0]}` : '';
  const byMail = mailbox === undefined ? '' : `, <mailto:${mailbox}@${leaveMailDomain}${subject}>`;
  return {
    'List-Unsubscribe': `<${origin}/u/${token}>${byMail}`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
};
