import { Refused } from '../api/refused.ts';
import { Page } from '../page.ts';
import { tell } from '../shell/messages.ts';
import { Form } from './form.ts';
import type { RowsOnTheirWay } from './rows-on-their-way.ts';
import { corrected, textOfFile } from './sheet-text.ts';

interface SheetWords {
  readonly title: string;
  /** Somebody chose a workbook, which only its own program can read. */
  readonly workbook: string;
  /** All rows are taken over. */
  readonly told: string;
}

/**
 * A page that takes rows from a spreadsheet: pasted or chosen as a file, looked at, corrected line by line, and taken
 * over some at a time.
 */
export abstract class SheetPage<Words extends SheetWords, Read, Sending extends RowsOnTheirWay> extends Page<
  Words,
  true
> {
  readonly checking = new Form(this);
  readonly taking = new Form(this);
  text = '';
  read: Read | undefined;
  sending: Sending | undefined;
  readFor = '';

  /** Reads the text as the house does. */
  abstract readText(text: string): Promise<Read>;

  heading(): string {
    return this.words.title;
  }

  /** There is nothing to load; but what was read for one campaign is not taken over into another. */
  async load(): Promise<true> {
    if (this.readFor !== this.dataOf) [this.read, this.sending] = [undefined, undefined];
    this.readFor = this.dataOf;
    return true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', stay);
  }

  /** Read from the field itself: a form's values are trimmed, and the first cell of a sheet may be empty. */
  typed(): string {
    return this.querySelector('textarea')?.value ?? this.text;
  }

  readonly choose = async ({ currentTarget }: Event): Promise<void> => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const file = currentTarget.files?.[0];
    if (!file) return;
    await this.checking.send(async () => {
      const text = await textOfFile(file);
      if (text === undefined) {
        const { workbook: message } = this.words;
        throw new Refused({ status: 0, code: 'sheet.workbook', field: 'text', message });
      }
      this.fill(text);
    });
    currentTarget.value = '';
  };

  /** A field knows one kind of line break, and keeps what was typed in it unless it is told otherwise. */
  fill(text: string): void {
    const field = this.querySelector('textarea');
    if (field) field.value = text;
    this.text = field?.value ?? text;
  }

  async checkText(text: string): Promise<void> {
    const { checking } = this;
    if (checking.busy) return;
    this.text = text;
    await checking.send(async () => {
      if (!text.trim()) throw new Refused({ status: 0, code: 'missing', field: 'text' });
      this.read = await this.readText(text);
    });
    if (!checking.refused) this.querySelector<HTMLElement>('#read')?.focus();
  }

  /** Puts what was typed beside wrong lines into the text, and reads it again. */
  async correct(event: SubmitEvent, text: string): Promise<void> {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const typed = [...new FormData(event.currentTarget)].flatMap(([line, value]) =>
      typeof value === 'string' ? [[Number(line), value] as const] : [],
    );
    this.fill(corrected(text, new Map(typed)));
    await this.checkText(this.text);
  }

  async goOn(sending: Sending): Promise<void> {
    addEventListener('beforeunload', stay);
    await this.taking.send(async () => sending.goOn(() => this.requestUpdate()));
    removeEventListener('beforeunload', stay);
    if (!sending.isDone) return;
    this.querySelector<HTMLElement>('#sent')?.focus();
    tell(this.words.told);
  }

  readonly startAgain = (): void => {
    [this.sending, this.read, this.text] = [undefined, undefined, ''];
    this.requestUpdate();
  };

  /** After it was broken off: what is taken over already shows as known. */
  async checkAgain(): Promise<void> {
    this.sending = undefined;
    this.taking.refused = undefined;
    this.requestUpdate();
    await this.updateComplete;
    await this.checkText(this.text);
  }
}

/** Whoever closes the window while rows are on their way is asked first. */
const stay = (event: BeforeUnloadEvent): void => event.preventDefault();
