import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { dayName, euros } from '../language.ts';
import { Page } from '../page.ts';
import { Form } from '../parts/form.ts';
import { moreButton } from '../parts/more.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { ledger as german } from '../words/de/ledger.ts';

type LedgerWords = typeof german;

const readPayouts = async (after?: string) =>
  answered(api.GET('/v1/treasury/payouts', { params: { query: { limit: 50, after } } }));
type Payouts = Awaited<ReturnType<typeof readPayouts>>;
type Payout = Payouts['payouts'][number];

/** What Stripe sent to the bank, and whether it is explained. */
export class PayoutsPage extends Page<LedgerWords, Payouts> {
  readonly reading = new Form(this);

  heading(): string {
    return this.words.payoutsPage.title;
  }

  async load(): Promise<Payouts> {
    return readPayouts();
  }

  content({ payouts, next }: Payouts, words: LedgerWords): TemplateResult {
    const said = words.payoutsPage;
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/ledger')}>${words.gift.back}</a></p>
      <p>${said.text}</p>
      ${
        payouts.length === 0
          ? html`<p>${said.nothing}</p>`
          : tableOf(
              said.title,
              [
                {
                  title: words.column.payout,
                  cell: ({ payout }) =>
                    html`<a href=${addressOf('/payouts/{payout}', { payout })}>${payout}</a>`,
                },
                { title: said.arrival, cell: ({ arrivalDay }) => dayName(arrivalDay) },
                { title: said.status, cell: ({ status }) => statusOf(status, words) },
                { title: said.amount, figure: true, cell: ({ cents }) => euros(cents) },
                { title: said.check, cell: (payout) => verdict(payout, words) },
              ],
              payouts,
              { unseenCaption: true },
            )
      }
      ${this.reading.refusal()} ${moreButton(this.reading, next, async (after) => this.more(payouts, after))}
    </div>`;
  }

  async more(before: Payouts['payouts'], after: string): Promise<void> {
    await this.reading.send(async () => {
      const { payouts, next } = await readPayouts(after);
      this.data = { payouts: [...before, ...payouts], ...(next && { next }) };
    });
  }
}

export const statusOf = (status: string, { payoutsPage: { statuses } }: LedgerWords): string => {
  const known: Readonly<Record<string, string | undefined>> = statuses;
  return known[status] ?? status;
};

export const verdict = (
  { agrees, cents, partsCents }: Payout,
  { payoutsPage: said }: LedgerWords,
): TemplateResult => {
  if (agrees === undefined || partsCents === undefined)
    return html`<span class="soft">${said.unknown}</span>`;
  return agrees
    ? html`${said.agrees}`
    : html`<b class="refused">${fill(said.differs, { amount: euros(cents - partsCents) })}</b>`;
};

customElements.define('treasury-payouts', PayoutsPage);
