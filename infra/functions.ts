import { routes } from '../shared/routes.ts';
import { treasuryRoutes } from '../shared/routes/treasury.ts';
import type { FunctionPlan } from './function-plan.ts';

export type { FunctionPlan, ScheduleTime, SettingName } from './function-plan.ts';

/** The clock of everything that is planned by day or month. */
export const timeZone = 'Europe/Berlin';

/**
 * Every function of the house, said once. The stack deploys this list, the bundler builds it, and the house on
 * your machine runs it, so what works there is what gets deployed.
 */
export const functions: readonly FunctionPlan[] = [
  {
    name: 'stripe-webhook',
    file: 'functions/stripe-webhook.ts',
    impact:
      'We do not hear from Stripe: paid gifts are not counted and donors not thanked. Stripe repeats itself for three days; after that the events must be sent again by hand.',
    trigger: { routes: [routes.hearStripe] },
    rights: { table: ['PutItem'] },
    parameters: ['stripe-webhook-secret'],
    settings: ['LIVEMODE'],
    memoryMegabytes: 256,
    timeoutSeconds: 10,
  },
  {
    name: 'sendgrid-webhook',
    file: 'functions/sendgrid-webhook.ts',
    impact:
      'We do not hear what became of letters: addresses that take none are written to again, and nobody is told that a donor’s letter came back. SendGrid repeats itself for a day. Whoever leaves by letter is not heard; links work.',
    trigger: { routes: [routes.hearSendGrid, routes.hearLeaving] },
    rights: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
    parameters: ['sendgrid-webhook-key', 'sendgrid-inbound-key', 'link-secret'],
    settings: [],
    failures: 'with-the-lines',
    memoryMegabytes: 256,
    // A call may bring the reports of thousands of letters.
    timeoutSeconds: 29,
  },
  {
    name: 'public-api',
    file: 'functions/public-api.ts',
    impact:
      'The widget on other websites stays empty: visitors do not see what a campaign needs, and nobody can start a gift there.',
    trigger: {
      routes: [routes.readCampaign, routes.readForm, routes.startCheckout, routes.readOpenApi],
    },
    rights: { table: ['Query', 'GetItem', 'PutItem', 'UpdateItem'] },
    parameters: ['stripe-secret-key', 'link-secret'],
    settings: ['RETURN_ORIGINS', 'MOST_GIFT_CENTS', 'FEES', 'EDGE_KEY'],
    // A person waits for this one, and processor time comes with memory.
    memoryMegabytes: 512,
    timeoutSeconds: 20,
  },
  {
    name: 'site',
    file: 'functions/site.ts',
    impact:
      'Campaign pages do not open, the widget does not load on other websites, and the links in letters lead nowhere. Gifts on their way are booked all the same.',
    trigger: {
      routes: [
        routes.showCampaign,
        routes.reviewGift,
        routes.giveByPage,
        routes.showTransfer,
        routes.thankForTransfer,
        routes.showPoster,
        routes.showEmbed,
        routes.sendMessage,
        routes.showMessage,
        routes.answerMessage,
        routes.showUpdate,
        routes.showUpdatePicture,
        routes.readUpdates,
        routes.showWallLink,
        routes.withdrawFromWall,
        routes.showNews,
        routes.askForNews,
        routes.showNewsConfirmation,
        routes.confirmNews,
        routes.showPreferences,
        routes.savePreferences,
        routes.showLeaving,
        routes.leaveNews,
        routes.showReceiptsAsk,
        routes.askForReceiptsLink,
        routes.showReceiptsLink,
        routes.openReceiptsLink,
        routes.showMyReceipts,
        routes.changeMyReceipts,
        routes.readMyReceipt,
        routes.showMyReceipt,
        routes.showReceiptCheck,
        routes.checkReceipt,
        routes.showCheckedReceipt,
        routes.showPledgeLink,
        routes.openPledgeLink,
        routes.readAsset,
        routes.shortLink,
      ],
    },
    rights: {
      table: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      // Which campaigns are open, for whoever wants to read about all of them.
      lists: ['Query'],
      archive: { receipts: ['GetObject'] },
    },
    parameters: ['stripe-secret-key', 'link-secret'],
    settings: ['RETURN_ORIGINS', 'MOST_GIFT_CENTS', 'FEES', 'EDGE_KEY', 'ARCHIVE_BUCKET'],
    // A person waits for this one too.
    memoryMegabytes: 512,
    timeoutSeconds: 20,
  },
  {
    name: 'treasury-api',
    file: 'functions/treasury-api.ts',
    impact:
      'The treasurer sees neither what a month needs nor what is missing, and cannot plan, note money or correct the books. Gifts are booked all the same.',
    trigger: { routes: Object.values(treasuryRoutes) },
    rights: {
      table: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      lists: ['Query'],
      archive: { receipts: ['GetObject'], prints: ['GetObject'], signatures: ['GetObject', 'PutObject'] },
    },
    // Asked only to send money back.
    parameters: ['stripe-secret-key'],
    settings: ['EDGE_KEY', 'REFUND_CONFIRM_CENTS', 'LINK_ORIGIN', 'LETTERS_AN_HOUR', 'ARCHIVE_BUCKET'],
    // With it comes one whole processor: a person waits, and a file of 100,000 entries must be made while the API waits.
    memoryMegabytes: 1769,
    // As long as the API waits.
    timeoutSeconds: 29,
  },
  {
    name: 'book',
    file: 'functions/book.ts',
    impact:
      'Gifts that were paid are not counted and not thanked for. Nothing is lost: they wait in the table for the hourly sweep.',
    trigger: { stream: { kind: 'EVENT' } },
    rights: { table: ['Query', 'GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
    // Asked for the euro amount of a gift that was paid in another currency.
    parameters: ['stripe-secret-key'],
    settings: [],
    memoryMegabytes: 256,
    timeoutSeconds: 60,
  },
  {
    name: 'send-letters',
    file: 'functions/send-letters.ts',
    impact:
      'Donors do not get their thank-you letter. Nothing is lost: letters wait in the table for the hourly sweep.',
    trigger: { stream: { kind: 'LETTER' } },
    // Writes as well: whoever ticked the box for news is asked together with their thanks.
    rights: {
      table: ['Query', 'GetItem', 'PutItem', 'UpdateItem'],
      archive: { receipts: ['GetObject'] },
    },
    parameters: ['sendgrid-api-key', 'link-secret'],
    settings: ['MAIL_FROM', 'SENDGRID_RESIDENCY', 'LINK_ORIGIN', 'ARCHIVE_BUCKET'],
    memoryMegabytes: 256,
    timeoutSeconds: 120,
  },
  {
    name: 'issue-receipts',
    file: 'functions/issue-receipts.ts',
    impact:
      'Donors do not get the official receipts they asked for, and receipts for money that went back stay valid. Nothing is lost: all of it waits in the table for the hourly sweep.',
    // A yearly run works for minutes, and whoever asks for one receipt meanwhile does not wait behind it.
    trigger: { stream: { kind: 'RECEIPT-WORK', atOnce: 4 } },
    rights: {
      table: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      lists: ['Query'],
      archive: {
        receipts: ['GetObject', 'PutObject'],
        prints: ['GetObject', 'PutObject'],
        signatures: ['GetObject'],
      },
    },
    parameters: [],
    settings: ['LINK_ORIGIN', 'ARCHIVE_BUCKET'],
    // Each failure is tried again, and what is given up waits for the sweep.
    failures: 'with-the-lines',
    // One whole processor comes with it, and a document is nothing but processor time.
    memoryMegabytes: 1769,
    timeoutSeconds: 600,
  },
  {
    name: 'sweep',
    file: 'functions/sweep.ts',
    impact:
      'Gifts and letters that a lost bell left behind stay where they are: single gifts uncounted, single donors unthanked, until a sweep works again.',
    // Not on the hour: that is when everybody else's clocks go off.
    trigger: { schedule: { minute: '7' } },
    rights: {
      table: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      lists: ['Query'],
      // Removes what nobody has to keep any longer.
      archive: { receipts: ['GetObject', 'DeleteObject'], prints: ['DeleteObject'] },
    },
    parameters: ['stripe-secret-key', 'sendgrid-api-key', 'link-secret'],
    settings: ['MAIL_FROM', 'SENDGRID_RESIDENCY', 'LINK_ORIGIN', 'ARCHIVE_BUCKET'],
    memoryMegabytes: 256,
    timeoutSeconds: 300,
  },
  {
    name: 'write-progress',
    file: 'functions/write-progress.ts',
    impact:
      'Letters to supporters are neither drafted nor sent, and editors are not reminded. Nothing is lost: the next quarter of an hour goes on where this one stopped.',
    // The letter of a month is promised for nine o'clock, on the minute.
    trigger: { schedule: { minute: '0,15,30,45' } },
    rights: {
      table: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
      lists: ['Query'],
    },
    parameters: ['sendgrid-api-key', 'link-secret'],
    settings: ['MAIL_FROM', 'SENDGRID_RESIDENCY', 'LINK_ORIGIN', 'LETTERS_AN_HOUR', 'LEAVE_MAIL_DOMAIN'],
    failures: 'with-the-lines',
    // Signs a thousand links for each call of the post, and processor time comes with memory.
    memoryMegabytes: 512,
    // Over before the next one begins.
    timeoutSeconds: 600,
  },
  {
    name: 'reconcile',
    file: 'functions/reconcile.ts',
    impact:
      'Nobody proves any more that the books equal Stripe: gifts no webhook told stay uncounted and unthanked, fees and payouts unknown. The next run catches up.',
    // Deep in the night, when nobody gives; never in the hour that a clock change leaves out or has twice.
    trigger: { schedule: { minute: '17', hour: '3' } },
    rights: {
      table: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      lists: ['Query'],
    },
    parameters: ['stripe-secret-key'],
    settings: [],
    // Holds the entries of some months by name while it walks through them.
    memoryMegabytes: 1024,
    timeoutSeconds: 900,
  },
];
