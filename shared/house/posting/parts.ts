import type { Post } from '../../email/post.ts';
import type { Log } from '../../lambda/log.ts';
import type { Asks } from '../../store/asks.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { Consents } from '../../store/consents.ts';
import type { Messages } from '../../store/messages.ts';
import type { Outbox } from '../../store/outbox.ts';
import type { Pledges } from '../../store/pledges.ts';
import type { Silences } from '../../store/silences.ts';
import type { Wishes } from '../../store/wishes.ts';
import type { Clock } from '../clock.ts';
import type { LinkParts } from '../signed-link.ts';
import type { GivenParts } from './given.ts';
import type { ReceiptDocumentParts } from './receipt-document.ts';
import type { TriedEditionParts } from './tried-edition.ts';

/** What is needed to write a letter out and to take it to the post. */
export interface PostingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly outbox: Pick<Outbox, 'claim' | 'sent' | 'notSent' | 'moot'>;
  readonly campaigns: Pick<Campaigns, 'find' | 'carrier' | 'need'> & TriedEditionParts['campaigns'];
  readonly drafts: TriedEditionParts['drafts'];
  readonly pledges: Pick<Pledges, 'known' | 'failureReason'>;
  readonly silences: Silences;
  readonly wishes: Pick<Wishes, 'find' | 'asked'>;
  readonly asks: Pick<Asks, 'find' | 'write'>;
  readonly consents: Pick<Consents, 'withAddress'>;
  readonly messages: Pick<Messages, 'find' | 'findAnswer'>;
  readonly donors: GivenParts['donors'];
  readonly receipts: ReceiptDocumentParts['receipts'];
  readonly archive: ReceiptDocumentParts['archive'];
  readonly pledgeLinks: LinkParts;
  readonly post: Post;
  /** Our sending address, whose domain SendGrid has authenticated. */
  readonly mailFrom: string;
}
