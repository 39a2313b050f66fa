import { html, LitElement, type TemplateResult } from 'lit';
import { formatTag } from '../language.ts';
import type { Drawing, Edges } from './drawing.ts';

/** Where there is less room, months are letters. */
const narrow = 560;

/** Draws as wide as there is room, and anew when that changes. */
export class TreasuryPicture extends LitElement {
  declare drawing: Drawing;
  /** What stands there if the drawing cannot be loaded. */
  declare away: string;
  /** Ids of its name and of the sentence about it. */
  declare label: string;
  declare description: string;
  isAway = false;
  drawnWide = 0;
  readonly room = new ResizeObserver(() => {
    if (Math.floor(this.clientWidth) !== this.drawnWide) void this.draw();
  });

  static override readonly properties = {
    drawing: { attribute: false },
    away: { attribute: false },
    label: { attribute: false },
    description: { attribute: false },
  };

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.room.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room.disconnect();
  }

  protected override render(): TemplateResult {
    return html`<div class="picture"></div>
      <p role="status">${this.isAway ? this.away : ''}</p>`;
  }

  protected override updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('drawing')) void this.draw();
  }

  async draw(): Promise<void> {
    const { drawing, label, description } = this;
    const width = Math.floor(this.clientWidth);
    if (width === 0) return;
    this.drawnWide = width;
    const library = await import('./draw.ts').catch(() => undefined);
    this.isAway = library === undefined;
    this.requestUpdate();
    // Meanwhile there may be other figures, or more room.
    if (!library || this.drawing !== drawing || this.drawnWide !== width) return;
    const picture = library.draw(drawing, width, edgesFor(width));
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-labelledby', label);
    picture.setAttribute('aria-describedby', description);
    this.querySelector('.picture')?.replaceChildren(picture);
  }
}

const edgesFor = (width: number): Edges => {
  const months = new Intl.DateTimeFormat(formatTag(), {
    month: width < narrow ? 'narrow' : 'short',
    timeZone: 'UTC',
  });
  const amounts = new Intl.NumberFormat(formatTag(), {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  return {
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    euros: (euros) => amounts.format(euros),
  };
};

customElements.define('treasury-picture', TreasuryPicture);
