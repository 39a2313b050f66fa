import type { BatchPost } from '../../email/batch-post.ts';
import type { Log } from '../../lambda/log.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { Editions } from '../../store/editions.ts';
import type { Milestones } from '../../store/milestones.ts';
import type { Pictures } from '../../store/pictures.ts';
import type { Recipients } from '../../store/recipients.ts';
import type { Runs } from '../../store/runs.ts';
import type { Supporters } from '../../store/supporters.ts';
import type { Clock } from '../clock.ts';
import type { LinkParts } from '../signed-link.ts';

/** What is needed to write letters to supporters and to take them to the post. */
export interface UpdatesParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly campaigns: Pick<Campaigns, 'books' | 'carrier' | 'centre' | 'find' | 'list'>;
  readonly editions: Editions;
  readonly milestones: Milestones;
  readonly runs: Runs;
  readonly supporters: Pick<Supporters, 'readers'>;
  readonly recipients: Recipients;
  readonly pictures: Pictures;
  readonly batchPost: BatchPost;
  readonly pledgeLinks: LinkParts;
  /** Our sending address, whose domain SendGrid has authenticated. */
  readonly mailFrom: string;
  readonly lettersAnHour: number;
  /** Where SendGrid's inbound parse takes letters to `leave+…@`; empty if there is no such place. */
  readonly leaveMailDomain: string;
}
