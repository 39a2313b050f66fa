import { randomUUID } from 'node:crypto';
import type { Stripe } from 'stripe';
import { cents } from '../../shared/domain/money.ts';
import { sendGridBatchPost } from '../../shared/email/batch-post.ts';
import { sendGridPost } from '../../shared/email/post.ts';
import { givingRules } from '../../shared/house/giving-rules.ts';
import { signingSecrets } from '../../shared/house/hearing.ts';
import type { Assets } from '../../shared/house/site/assets.ts';
import { openReceiptsOffice } from '../../shared/house/site/receipts-office.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Paper } from '../../shared/paper/paper.ts';
import type { Archive } from '../../shared/store/archive.ts';
import { openBookkeeping } from '../../shared/store/bookkeeping.ts';
import { openCertifying } from '../../shared/store/certifying.ts';
import { openCorrespondence } from '../../shared/store/correspondence.ts';
import { openEditions } from '../../shared/store/editions.ts';
import { openFates } from '../../shared/store/fates.ts';
import { openLimits } from '../../shared/store/limits.ts';
import { openMilestones } from '../../shared/store/milestones.ts';
import { openOutbox } from '../../shared/store/outbox.ts';
import type { Pages } from '../../shared/store/pages.ts';
import { openPictures } from '../../shared/store/pictures.ts';
import { openProofs } from '../../shared/store/proofs.ts';
import { openRecipients } from '../../shared/store/recipients.ts';
import { openRounds } from '../../shared/store/rounds.ts';
import { openRuns } from '../../shared/store/runs.ts';
import { openSilences } from '../../shared/store/silences.ts';
import { openSupporters } from '../../shared/store/supporters.ts';
import type { Table } from '../../shared/store/table.ts';
import { openTotals } from '../../shared/store/totals.ts';
import { openTreasury } from '../../shared/store/treasury.ts';
import { openStripeAccount } from '../../shared/stripe/account.ts';
import { openStripeDesk } from '../../shared/stripe/checkout.ts';
import { openStripePortal } from '../../shared/stripe/portal.ts';
import { stageOf } from '../stage.ts';
import type { HouseClock } from './clock.ts';

interface Beside {
  readonly clock: HouseClock;
  readonly log: Log;
  readonly origin: string;
  readonly webhookSecret: string;
  readonly stripeClient: Promise<Stripe>;
  readonly linkSecret: string;
  readonly assets: Assets;
  readonly sendGridApiKey: string | undefined;
  /** The public half of what the mailbox signs with. */
  readonly postKey: string;
  /** What stands in the address to which letters of leaving are handed on. */
  readonly inboundKey: string;
  readonly paper: Paper;
}

const { mostGiftCents, refundConfirmCents, lettersAnHour } = stageOf({});

/** Everything the functions of the local house work with, on a table and an archive that may do what they may. */
export const houseParts =
  ({
    clock,
    log,
    origin,
    webhookSecret,
    stripeClient,
    linkSecret,
    assets,
    sendGridApiKey,
    postKey,
    inboundKey,
    paper,
  }: Beside) =>
  (table: Table, pages: Pages, archive: Archive) => ({
    clock,
    log,
    ...openTreasury(table, pages),
    ...openBookkeeping(table),
    ...openCertifying(table, pages),
    silences: openSilences(table),
    ...openCorrespondence(table),
    outbox: openOutbox(table),
    rounds: openRounds(table),
    limits: openLimits(table),
    supporters: openSupporters(table, pages),
    editions: openEditions(table, pages),
    webhookSecrets: signingSecrets(async () => [webhookSecret]),
    postKeys: signingSecrets(async () => [postKey]),
    inboundKeys: [inboundKey],
    fates: openFates(table),
    archive,
    receiptsOffice: async () => openReceiptsOffice(table, pages, archive),
    paper,
    livemode: false,
    giving: givingRules(origin, mostGiftCents),
    stripe: openStripeDesk(async () => stripeClient),
    refundConfirmCents: cents(refundConfirmCents),
    account: openStripeAccount(async () => stripeClient, clock),
    totals: openTotals(table),
    proofs: openProofs(table),
    portal: openStripePortal(async () => stripeClient),
    linkSecret: async () => linkSecret,
    newKey: randomUUID,
    assets,
    pledgeLinks: { secret: linkSecret, origin },
    origin,
    lettersAnHour,
    leaveMailDomain: 'antwort.gesundheitszentrum.example.org',
    milestones: openMilestones(table),
    recipients: openRecipients(pages),
    runs: openRuns(table, pages),
    pictures: openPictures(table),
    mailFrom: 'danke@gesundheitszentrum.example.org',
    post: sendGridApiKey
      ? sendGridPost({ apiKey: sendGridApiKey, dataResidency: 'eu' })
      : sendGridPost({ apiKey: 'SG.local', baseUrl: origin }),
    batchPost: sendGridBatchPost(
      sendGridApiKey
        ? { apiKey: sendGridApiKey, dataResidency: 'eu' }
        : { apiKey: 'SG.local', baseUrl: origin },
    ),
  });
