import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { CarrierReceipts } from '../api/schema.d.ts';
import { readFederation } from '../federation/federation.ts';
import { countedIn, dayName, whole } from '../language.ts';
import { yearOf } from '../months.ts';
import { Page } from '../page.ts';
import { addressOf } from '../shell/router.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';
import { wantedTable } from './wanted.ts';

/** How far ahead somebody is warned that a notice runs out: as letters and tasks do. */
const warnedDays = 90;

const readCarriers = async (): Promise<CarrierReceipts[]> => {
  const { carriers } = await readFederation();
  return Promise.all(
    carriers.map(async ({ carrier }) =>
      answered(api.GET('/v1/treasury/carriers/{carrier}/receipts', { params: { path: { carrier } } })),
    ),
  );
};

/** Each carrier: whether it may issue receipts today, and what waits. */
export class ReceiptsPage extends Page<ReceiptWords, readonly CarrierReceipts[]> {
  heading(): string {
    return this.words.title;
  }

  async load(): Promise<readonly CarrierReceipts[]> {
    return readCarriers();
  }

  content(carriers: readonly CarrierReceipts[], words: ReceiptWords): TemplateResult {
    return html`<div class="stack">
      <p>${words.text}</p>
      <p class="noprint"><a href=${addressOf('/donors')}>${words.donors}</a></p>
      ${carriers.map((carrier) => this.carrier(carrier))}
    </div>`;
  }

  carrier(of: CarrierReceipts): TemplateResult {
    const { words } = this;
    const { carrier: said } = words;
    const { carrier, name, mayIssue, toDo, machineProcedureNotifiedOn: notified, waiting, years } = of;
    const thisYear = yearOf(this.me.month);
    const registers = [...new Set([Number(thisYear), ...years])].toSorted((one, other) => other - one);
    return html`<section class="card">
      <h2>${name}</h2>
      ${
        mayIssue
          ? html`<p><b>${said.mayIssue}</b></p>`
          : html`<p><b class="refused">${said.mayNot}</b> ${toDo ?? nothing}</p>`
      }
      <p>${noticeSaid(of, words)}</p>
      <p>
        ${notified === undefined ? said.byHand : fill(said.machine, { day: dayName(notified) })}
        <a class="noprint" href=${addressOf('/carriers/{carrier}', { carrier })}
          >${words.carrierSettings}<span class="unseen">: ${name}</span></a
        >
      </p>
      <p>${fill(said.yearlyFrom, { year: Number(thisYear) - 1, day: dayName(of.yearlyFrom) })}</p>
      <p class="row noprint">
        <a href=${addressOf('/receipts/{carrier}/runs', { carrier })}
          >${said.runs}<span class="unseen">: ${name}</span></a
        >
        ${registers.map(
          (year) =>
            html`<a href=${addressOf('/receipts/{carrier}/register/{year}', { carrier, year: String(year) })}
              >${fill(said.register, { year })}<span class="unseen">: ${name}</span></a
            >`,
        )}
      </p>
      ${
        waiting.length === 0
          ? html`<p class="soft">${said.nothingWaits}</p>`
          : wantedTable(`${said.waiting}: ${countedIn(words.run.receipts, waiting.length)}`, waiting, words)
      }
    </section>`;
  }
}

const noticeSaid = (
  { noticeLastValidDay, noticeDaysLeft }: CarrierReceipts,
  { carrier: said }: ReceiptWords,
): TemplateResult => {
  const values = { day: dayName(noticeLastValidDay), days: whole(noticeDaysLeft) };
  if (noticeDaysLeft < 0) return html`${fill(said.noticeOver, values)}`;
  return noticeDaysLeft > warnedDays
    ? html`${fill(said.noticeUntil, values)}`
    : html`<b class="refused">${fill(said.noticeEnds, values)}</b>`;
};

customElements.define('treasury-receipts', ReceiptsPage);
