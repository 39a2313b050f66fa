import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { OpenTask } from '../api/schema.d.ts';
import { countedIn, dayOfInstantName, euros, monthName } from '../language.ts';
import { Page } from '../page.ts';
import { askIn } from '../parts/dialog.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import { addressOf, go } from '../shell/router.ts';
import type { tasks as german } from '../words/de/tasks.ts';
import { TreasuryAssign } from './assign.ts';

type TasksWords = typeof german;
type Matter = OpenTask['matter'];

const readTasks = async (matter: Matter | undefined) =>
  answered(api.GET('/v1/treasury/tasks', { params: { query: { ...(matter && { matter }) } } }));
type Tasks = Awaited<ReturnType<typeof readTasks>>;

/** What needs a person, the most urgent first. */
export class TasksPage extends Page<TasksWords, Tasks> {
  readonly doing = new Form(this);

  heading(): string {
    return this.words.title;
  }

  async load(): Promise<Tasks> {
    return readTasks(this.matter());
  }

  /** The filter, as it stands in the address. */
  matter(): Matter | undefined {
    const asked = this.where.query.get('matter');
    return asked !== null && this.isMatter(asked) ? asked : undefined;
  }

  isMatter(name: string): name is Matter {
    return name in this.words.matter;
  }

  content({ tasks, count, more }: Tasks, words: TasksWords): TemplateResult {
    return html`<div class="stack">
      <p>${count === 0 ? words.nothing : countedIn(more ? words.more : words.count, count)}</p>
      <label class="row noprint">
        ${words.filter}
        <select @change=${filter}>
          <option value="" .selected=${!this.matter()}>${words.all}</option>
          ${Object.entries(words.matter).map(
            ([matter, called]) =>
              html`<option value=${matter} .selected=${matter === this.matter()}>${called}</option>`,
          )}
        </select>
      </label>
      ${this.doing.refusal()}
      <ul class="tasks">
        ${tasks.map((task) => this.task(task))}
      </ul>
    </div>`;
  }

  task(task: OpenTask): TemplateResult {
    const { words } = this;
    const { matter, says, toDo, cents, dueAt, since, campaign, month, mayBeDone, gift } = task;
    const overdue = dueAt !== undefined && new Date(dueAt) < new Date();
    const assignable =
      matter === 'unassigned-money' && gift !== undefined && this.me.rights.includes('correct');
    return html`<li class="card whole">
      <h2>${words.matter[matter]}</h2>
      <p>${says}</p>
      <p>${toDo}</p>
      <p class="row soft">
        ${cents === undefined ? nothing : html`<span>${fill(words.amount, { amount: euros(cents) })}</span>`}
        ${
          dueAt === undefined
            ? nothing
            : html`<b class=${overdue ? 'refused' : ''}
                >${fill(overdue ? words.overdue : words.due, { at: dayOfInstantName(dueAt) })}</b
              >`
        }
        <span>${fill(words.since, { at: dayOfInstantName(since) })}</span>
      </p>
      <div class="row noprint">
        ${
          assignable
            ? html`<button type="button" @click=${async () => this.assign(task, gift)}>
                ${words.assign}<span class="unseen"> ${says}</span>
              </button>`
            : nothing
        }
        ${this.aboutReceipts(task)}
        ${
          gift === undefined
            ? nothing
            : html`<a href=${addressOf('/gifts/{gift}', { gift })}
                >${words.showGift}<span class="unseen"> ${gift}</span></a
              >`
        }
        ${
          mayBeDone
            ? html`<button
                type="button"
                class="quiet"
                ?disabled=${this.doing.busy}
                @click=${async () => this.finish(task)}
              >
                ${words.done}<span class="unseen"> ${says}</span>
              </button>`
            : nothing
        }
        ${
          campaign !== undefined && month !== undefined
            ? html`<a href=${addressOf('/month/{campaign}/{month}', { campaign, month })}
                >${fill(words.showMonth, { month: monthName(month) })}</a
              >`
            : nothing
        }
      </div>
    </li>`;
  }

  /** To the receipt that was withdrawn, or to what waits, for whoever may go there. */
  aboutReceipts({ task, matter }: OpenTask): TemplateResult | typeof nothing {
    const { words, me } = this;
    if (!me.rights.includes('certify')) return nothing;
    if (matter === 'receipts-blocked')
      return html`<a href=${addressOf('/receipts')}>${words.showReceipts}</a>`;
    const [, number] = /^receipt-withdrawn:(.+)$/.exec(task) ?? [];
    return number === undefined
      ? nothing
      : html`<a href=${addressOf('/receipt/{number}', { number })}
          >${words.showReceipt}<span class="unseen"> ${number}</span></a
        >`;
  }

  async finish({ task }: OpenTask): Promise<void> {
    await this.doing.send(async () => {
      const path = { task };
      const header = this.doing.keyFor(task);
      await answered(api.POST('/v1/treasury/tasks/{task}/done', { params: { path, header } }));
      await this.begin();
      this.leadOn();
      tell(this.words.finished, async () => this.reopen(task));
    });
  }

  async reopen(task: string): Promise<void> {
    const params = { path: { task }, header: { 'Idempotency-Key': crypto.randomUUID() } };
    await answered(api.POST('/v1/treasury/tasks/{task}/reopen', { params }));
    await this.begin();
  }

  async assign({ cents = 0 }: OpenTask, gift: string): Promise<void> {
    const { dialog, assigned } = this.words;
    const element = new TreasuryAssign();
    element.words = dialog;
    element.gift = gift;
    element.campaigns = this.me.campaigns.filter(({ rights }) => rights.includes('correct'));
    const campaign = await askIn(fill(dialog.title, { amount: euros(cents) }), element, isText);
    if (campaign === undefined) return;
    await this.begin();
    this.leadOn();
    tell(fill(assigned, { amount: euros(cents), campaign }));
  }

  /** The button that was pressed is gone with its task: the keyboard goes on at the head of the list. */
  leadOn(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }
}

const isText = (detail: unknown): detail is string => typeof detail === 'string';

const filter = ({ target }: Event): void => {
  const matter = target instanceof HTMLSelectElement ? target.value : '';
  go(addressOf('/tasks', {}, { matter }));
};

customElements.define('treasury-tasks', TasksPage);
