import type { Log } from '../../lambda/log.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Archive } from '../../store/archive.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { openCertifying } from '../../store/certifying.ts';
import type { Clock } from '../clock.ts';

/** What is needed to know how gifts and donors stand with receipts. */
export interface CertifyingParts extends ReturnType<typeof openCertifying> {
  readonly clock: Clock;
  readonly log: Log;
  readonly campaigns: Pick<Campaigns, 'find' | 'carrier'>;
  /** A key of chance, as long as a UUID. */
  readonly newKey: () => string;
}

/** What is needed to issue them. */
export interface IssuingParts extends CertifyingParts {
  readonly archive: Archive;
  readonly paper: Paper;
}
