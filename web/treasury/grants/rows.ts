import type { LitElement } from 'lit';

/** One row: what is typed in it stays with it, wherever it stands. */
export interface Row<Of> {
  readonly key: number;
  /** As it was when the row came. */
  readonly of: Of | undefined;
}

let keys = 0;
const rowOf = <Of>(of?: Of): Row<Of> => ({ key: (keys += 1), of });

/** A list of a form in which rows come and go, at least one; the keyboard goes where the next thing is to be done. */
export class Rows<Of> {
  readonly host: LitElement;
  readonly name: 'funders' | 'costPlan' | 'tranches';
  all: readonly Row<Of>[] = [rowOf<Of>()];

  constructor(host: LitElement, name: Rows<Of>['name']) {
    this.host = host;
    this.name = name;
  }

  show(all: readonly Of[]): void {
    this.all = all.map((of) => rowOf(of));
  }

  async add(): Promise<void> {
    await this.change([...this.all, rowOf<Of>()], '.one-row:last-of-type input');
  }

  async remove(row: Row<Of>): Promise<void> {
    await this.change(
      this.all.filter((one) => one !== row),
      '.add',
    );
  }

  async change(all: readonly Row<Of>[], focused: string): Promise<void> {
    this.all = all;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.querySelector<HTMLElement>(`[data-list=${this.name}] ${focused}`)?.focus();
  }
}
