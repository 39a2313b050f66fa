import type { Page } from './page.ts';
import { page, type PageEntry } from './page-entry.ts';
import { receiptPages } from './receipts/pages.ts';
import type { UpdatesWords } from './words/de/updates.ts';

const updatePage = <Data>(
  path: PageEntry['path'],
  element: () => Promise<new () => Page<UpdatesWords, Data>>,
): PageEntry =>
  page(path, 'updates', 'read', element, {
    de: async () => (await import('./words/de/updates.ts')).updates,
    en: async () => (await import('./words/en/updates.ts')).updates,
  });

/**
 * Every page of the treasury, one line each. **How to add a page:**
 *
 * 1. `web/treasury/<matter>/<matter>-page.ts`: a class that extends `Page<Words, Data>` (see page.ts) and says its
 *    `heading`, what it must `load` and its `content`; in the last line `customElements.define('treasury-<matter>', …)`.
 *    It draws into the document itself, not into a shadow: styles, labels and print are those of the whole.
 * 2. `words/de/<matter>.ts` exports an object with everything the page says, and `words/en/<matter>.ts` the same,
 *    annotated with the German one's type: `export const needs: NeedsWords`. What is missing does not compile. Words
 *    that all pages share are in `words/de/shell.ts` and come from `say()`.
 * 3. One line below. `path` is below `/treasury`, its parameters in braces, as the API writes them; the query string is
 *    the page's own, for filters (`this.where.query`, `go()` of shell/router.ts changes it).
 *    The first page of a word of the navigation is where that word leads, with the campaign, month and year of now; the
 *    others stand behind it. Who has not the `right` in the chosen campaign (or, where the path names none, anywhere)
 *    is not led there. The house checks it anyway.
 * 4. Figures come by `answered(api.GET(…))` (api/client.ts). Shared parts are in parts/: bar, table, fields, form (with
 *    its idempotency key and the refusal beside its field), why, dialog; shell/messages.ts says what was done, and how
 *    to undo it.
 * 5. `test/browser/treasury-<matter>.test.ts` with the fixture test/browser/a-treasurer.ts: what a person does there,
 *    `violationsOn(page)` empty, 360 pixels without scrolling sideways, both languages.
 *
 * Styles of a page go to `style/<matter>.css`, with a line in style/treasury.css. No `style` attributes: the policy
 * forbids them. A bar or a picture is SVG.
 */
export const pages: readonly PageEntry[] = [
  page(
    '/month/{campaign}/{month}',
    'month',
    'read',
    async () => (await import('./month/month-page.ts')).MonthPage,
    {
      de: async () => (await import('./words/de/month.ts')).month,
      en: async () => (await import('./words/en/month.ts')).month,
    },
  ),
  page(
    '/year/{campaign}/{year}',
    'year',
    'read',
    async () => (await import('./year/year-page.ts')).YearPage,
    {
      de: async () => (await import('./words/de/year.ts')).year,
      en: async () => (await import('./words/en/year.ts')).year,
    },
  ),
  page(
    '/needs/{campaign}/{year}',
    'needs',
    'read',
    async () => (await import('./needs/needs-page.ts')).NeedsPage,
    {
      de: async () => (await import('./words/de/needs.ts')).needs,
      en: async () => (await import('./words/en/needs.ts')).needs,
    },
  ),
  page(
    '/needs/{campaign}/paste',
    'needs',
    'plan',
    async () => (await import('./needs/paste-page.ts')).PastePage,
    {
      de: async () => (await import('./words/de/pasted-needs.ts')).pastedNeeds,
      en: async () => (await import('./words/en/pasted-needs.ts')).pastedNeeds,
    },
  ),
  page('/money/{campaign}', 'money', 'read', async () => (await import('./money/money-page.ts')).MoneyPage, {
    de: async () => (await import('./words/de/money.ts')).money,
    en: async () => (await import('./words/en/money.ts')).money,
  }),
  page(
    '/money/{campaign}/upload',
    'money',
    'receive',
    async () => (await import('./money/upload-page.ts')).UploadPage,
    {
      de: async () => (await import('./words/de/fee-sheet.ts')).feeSheet,
      en: async () => (await import('./words/en/fee-sheet.ts')).feeSheet,
    },
  ),
  page(
    '/grants/{campaign}',
    'money',
    'read',
    async () => (await import('./grants/grants-page.ts')).GrantsPage,
    {
      de: async () => (await import('./words/de/grants.ts')).grants,
      en: async () => (await import('./words/en/grants.ts')).grants,
    },
  ),
  page(
    '/grants/{campaign}/new',
    'money',
    'receive',
    async () => (await import('./grants/new-grant-page.ts')).NewGrantPage,
    {
      de: async () => (await import('./words/de/grants.ts')).grants,
      en: async () => (await import('./words/en/grants.ts')).grants,
    },
  ),
  page(
    '/grants/{campaign}/{grant}',
    'money',
    'read',
    async () => (await import('./grants/grant-page.ts')).GrantPage,
    {
      de: async () => (await import('./words/de/grants.ts')).grants,
      en: async () => (await import('./words/en/grants.ts')).grants,
    },
  ),
  page('/tasks', 'tasks', 'read', async () => (await import('./tasks/tasks-page.ts')).TasksPage, {
    de: async () => (await import('./words/de/tasks.ts')).tasks,
    en: async () => (await import('./words/en/tasks.ts')).tasks,
  }),
  page('/ledger', 'ledger', 'read', async () => (await import('./ledger/ledger-page.ts')).LedgerPage, {
    de: async () => (await import('./words/de/ledger.ts')).ledger,
    en: async () => (await import('./words/en/ledger.ts')).ledger,
  }),
  page('/gifts/{gift}', 'ledger', 'read', async () => (await import('./ledger/gift-page.ts')).GiftPage, {
    de: async () => ({
      ...(await import('./words/de/ledger.ts')).ledger,
      corrections: (await import('./words/de/corrections.ts')).corrections,
    }),
    en: async () => ({
      ...(await import('./words/en/ledger.ts')).ledger,
      corrections: (await import('./words/en/corrections.ts')).corrections,
    }),
  }),
  page('/payouts', 'ledger', 'read', async () => (await import('./ledger/payouts-page.ts')).PayoutsPage, {
    de: async () => (await import('./words/de/ledger.ts')).ledger,
    en: async () => (await import('./words/en/ledger.ts')).ledger,
  }),
  page(
    '/payouts/{payout}',
    'ledger',
    'read',
    async () => (await import('./ledger/payout-page.ts')).PayoutPage,
    {
      de: async () => (await import('./words/de/ledger.ts')).ledger,
      en: async () => (await import('./words/en/ledger.ts')).ledger,
    },
  ),
  page('/export', 'export', 'read', async () => (await import('./exports/exports-page.ts')).ExportsPage, {
    de: async () => (await import('./words/de/exports.ts')).exports,
    en: async () => (await import('./words/en/exports.ts')).exports,
  }),
  page('/audit/{month}', 'audit', 'audit', async () => (await import('./audit/audit-page.ts')).AuditPage, {
    de: async () => (await import('./words/de/audit.ts')).audit,
    en: async () => (await import('./words/en/audit.ts')).audit,
  }),
  ...receiptPages,
  updatePage('/updates', async () => (await import('./updates/topics-page.ts')).TopicsPage),
  updatePage('/updates/{topic}', async () => (await import('./updates/topic-page.ts')).TopicPage),
  updatePage(
    '/updates/{topic}/supporters',
    async () => (await import('./updates/supporters-page.ts')).SupportersPage,
  ),
  updatePage(
    '/updates/{topic}/{edition}',
    async () => (await import('./updates/edition-page.ts')).EditionPage,
  ),
  page(
    '/campaigns',
    'campaigns',
    'read',
    async () => (await import('./federation/federation-page.ts')).FederationPage,
    {
      de: async () => (await import('./words/de/federation.ts')).federation,
      en: async () => (await import('./words/en/federation.ts')).federation,
    },
  ),
  page(
    '/campaigns/{campaign}',
    'campaigns',
    'read',
    async () => (await import('./federation/campaign-page.ts')).CampaignPage,
    {
      de: async () => (await import('./words/de/federation.ts')).federation,
      en: async () => (await import('./words/en/federation.ts')).federation,
    },
  ),
  page(
    '/campaigns/{campaign}/statement',
    'campaigns',
    'read',
    async () => (await import('./federation/statement-page.ts')).StatementPage,
    {
      de: async () => (await import('./words/de/federation.ts')).federation,
      en: async () => (await import('./words/en/federation.ts')).federation,
    },
  ),
  page(
    '/carriers/{carrier}',
    'campaigns',
    'read',
    async () => (await import('./federation/carrier-page.ts')).CarrierPage,
    {
      de: async () => (await import('./words/de/federation.ts')).federation,
      en: async () => (await import('./words/en/federation.ts')).federation,
    },
  ),
];
