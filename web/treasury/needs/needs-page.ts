import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { PlannedNeed, PlannedTemplate } from '../api/schema.d.ts';
import { countedIn, monthName, say } from '../language.ts';
import { mayDo } from '../me.ts';
import { monthsThrough, yearOf } from '../months.ts';
import { Page } from '../page.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import {
  askAboutNeed,
  askForNeed,
  askForTemplate,
  askToCopy,
  decided,
  isMeant,
  type Opened,
} from './asking.ts';
import { type Doing, monthOfNeeds } from './month-of-needs.ts';
import { takenBack } from './one-need.ts';
import { reordered } from './ordering.ts';
import { type NeedsWords, type Plan, readPlan, type Replanned } from './plan.ts';
import { sumsOfYear, turnOfYear } from './year-head.ts';
import { replannedOf, templatesOf } from './templates.ts';

/** What a campaign needs in a year, month by month, and the templates that make its needs. */
export class NeedsPage extends Page<NeedsWords, Plan> {
  readonly doing = new Form(this);
  /** Months somebody has opened or closed; the others are as they come. */
  readonly toggled = new Map<string, boolean>();
  readonly whole = new Set<string>();
  replanned: { readonly of: string; readonly what: Replanned } | undefined;

  heading(): string {
    return fill(this.words.title, { year: this.parameter('year') });
  }

  async load(): Promise<Plan> {
    return readPlan(this.parameter('campaign'), this.parameter('year'));
  }

  get mayPlan(): boolean {
    const campaign = this.parameter('campaign');
    return campaign !== 'unassigned' && mayDo(this.me, 'plan', campaign);
  }

  content(plan: Plan, words: NeedsWords): TemplateResult {
    const year = this.parameter('year');
    const isOver = `${year}-12` < plan.month;
    const { replanned, doing } = this;
    return html`<div class="stack">
      ${sumsOfYear(plan, year, words)} ${isOver ? html`<p>${words.yearOver}</p>` : nothing}
      ${turnOfYear(this.parameter('campaign'), year, words, {
        mayPlan: this.mayPlan,
        ...(!isOver && { add: async () => this.add(firstOpen(plan, year)) }),
        copy: async () => this.copyYear(plan.needs.length === 0),
      })}
      ${doing.refusal()}
      ${
        doing.refused?.versions
          ? html`<p>
              <button type="button" @click=${async () => this.again()}>${say().conflict.reload}</button>
            </p>`
          : nothing
      }
      ${
        replanned?.of === this.dataOf
          ? replannedOf(replanned.what, words, () => {
              this.replanned = undefined;
              this.requestUpdate();
              this.querySelector<HTMLElement>('h1')?.focus();
            })
          : nothing
      }
      <div class="columns">${this.months(plan, year)} ${this.templates(plan, year)}</div>
    </div>`;
  }

  months(plan: Plan, year: string): TemplateResult {
    const { words } = this;
    const months = monthsThrough(`${year}-01`, `${year}-12`);
    const byMonth = Map.groupBy(plan.needs, ({ month }) => month);
    const firstShown = firstOpen(plan, year);
    const isOpen = (month: string): boolean => this.toggled.get(month) ?? month === firstShown;
    const allOpen = months.every(isOpen);
    const doing: Doing = {
      mayPlan: this.mayPlan,
      busy: this.doing.busy,
      open: async (need) => this.openNeed(need),
      add: async (month) => this.add(month),
      move: async (group, at, steps) => this.move(group, at, steps),
      showAll: () => {
        for (const month of months) this.whole.add(month);
        this.requestUpdate();
      },
    };
    const toggle = (month: string, open: boolean): void => {
      if (isOpen(month) === open) return;
      this.toggled.set(month, open);
      this.requestUpdate();
    };
    return html`<section class="stack">
      <div class="between">
        <h2>${words.months}</h2>
        <button
          type="button"
          class="quiet noprint"
          @click=${() => {
            for (const month of months) this.toggled.set(month, !allOpen);
            this.requestUpdate();
          }}
        >
          ${allOpen ? words.closeAll : words.openAll}
        </button>
      </div>
      <p class="soft">${words.turnOfNeeds}</p>
      <div class="all-months">
        ${months.map((month) =>
          monthOfNeeds(
            {
              month,
              needs: byMonth.get(month) ?? [],
              isOver: month < plan.month,
              isOpen: isOpen(month),
              isWhole: this.whole.has(month),
            },
            words,
            doing,
            (open) => toggle(month, open),
          ),
        )}
      </div>
    </section>`;
  }

  templates(plan: Plan, year: string): TemplateResult {
    return templatesOf(plan, year, this.words, {
      mayPlan: this.mayPlan,
      busy: this.doing.busy,
      add: async () => this.plan(undefined),
      change: async (template) => this.plan(template),
      decide: async (template, goesOn) => this.decide(template, goesOn),
    });
  }

  async again(): Promise<void> {
    this.doing.refused = undefined;
    await this.begin();
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  opened(): Opened {
    const [campaign, year] = [this.parameter('campaign'), this.parameter('year')];
    return { words: this.words, campaign, year, thisMonth: this.data?.month ?? this.me.month };
  }

  async add(month: string): Promise<void> {
    const added = await askForNeed(this.opened(), month);
    if (!added) return;
    this.toggled.set(added.month, true);
    await this.begin();
    tell(fill(this.words.adding.done, { title: added.title, month: monthName(added.month) }));
  }

  async openNeed(need: PlannedNeed): Promise<void> {
    const outcome = await askAboutNeed(this.opened(), need, this.mayPlan);
    if (!outcome) return;
    // At once, or whoever is quick would open the version that was just replaced.
    if (outcome !== 'seen') this.put(outcome.after);
    await this.begin();
    if (outcome === 'seen') return;
    const { changing: changed, closing: closed, reopening: reopened } = this.words;
    const said = { changed, closed, reopened }[outcome.done];
    tell(fill(said.done, { title: outcome.after.title }), async () => {
      await takenBack(outcome);
      await this.begin();
    });
  }

  put(need: PlannedNeed): void {
    if (!this.data) return;
    const needs = this.data.needs.map((other) => (other.need === need.need ? need : other));
    this.data = { ...this.data, needs };
    this.requestUpdate();
  }

  /** @param group all needs of one month and cost type, as they stand */
  async move(group: readonly PlannedNeed[], at: number, steps: 1 | -1): Promise<void> {
    const moved = group[at];
    if (!moved) return;
    const before = group.map(({ need }) => need);
    const after = before.toSpliced(at, 1).toSpliced(at + steps, 0, moved.need);
    await this.doing.send(async () => {
      await this.order(before, after);
      tell(fill(this.words.moved, { title: moved.title, place: at + steps + 1 }), async () =>
        this.order(after, before),
      );
    });
    // A button that was moved has lost the keyboard.
    const way = steps === 1 ? 'down' : 'up';
    if (!this.doing.refused)
      this.querySelector<HTMLElement>(`[data-need="${moved.need}"] [data-way=${way}]`)?.focus();
  }

  async order(from: readonly string[], to: readonly string[]): Promise<void> {
    const { data } = this;
    if (!data) return;
    const group = data.needs.filter(({ need }) => from.includes(need));
    this.data = await reordered(data, group, to, this.doing);
    this.requestUpdate();
  }

  /** Makes or changes a template. */
  async plan(template: PlannedTemplate | undefined): Promise<void> {
    const outcome = await askForTemplate(this.opened(), template);
    if (outcome === 'seen') await this.begin();
    else if (outcome) await this.show(outcome);
  }

  async decide(template: PlannedTemplate, goesOn: boolean): Promise<void> {
    if (!(await isMeant(this.opened(), template, goesOn))) return;
    await this.doing.send(async () => {
      const key = this.doing.keyFor(JSON.stringify([template, goesOn]));
      await this.show(await decided(template, goesOn, key));
    });
  }

  /** It stays until somebody hides it: what was kept as changed by hand is for a person to look at. */
  async show(replanned: Replanned): Promise<void> {
    this.replanned = { of: this.dataOf, what: replanned };
    await this.begin();
    this.querySelector<HTMLElement>('.replanned')?.focus();
  }

  async copyYear(isEmpty: boolean): Promise<void> {
    const copied = await askToCopy(this.opened(), isEmpty);
    if (copied === 0) return;
    await this.begin();
    tell(countedIn(this.words.copying.copied, copied));
  }
}

/** The month of a year that somebody plans first: this one, or its first. */
const firstOpen = ({ month }: Plan, year: string): string => (yearOf(month) === year ? month : `${year}-01`);

customElements.define('treasury-needs', NeedsPage);
