import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

interface Looking {
  /** Whether something is still being done. */
  readonly wanted: () => boolean;
  readonly look: () => Promise<void>;
}

const firstMilliseconds = 1000;
const longestMilliseconds = 8000;

/**
 * Looks again and again while the house is doing something that takes a while: soon at first, then less often. A look
 * that fails changes nothing, the next one may succeed; and nobody is asked while nobody sees the page.
 */
export class LookingAgain implements ReactiveController {
  readonly host: Host;
  readonly looking: Looking;
  timer: ReturnType<typeof setTimeout> | undefined;
  pauseMilliseconds = firstMilliseconds;

  constructor(host: Host, looking: Looking) {
    this.host = host;
    this.looking = looking;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.host.isConnected || this.timer !== undefined) return;
    if (!this.looking.wanted()) {
      this.pauseMilliseconds = firstMilliseconds;
      return;
    }
    this.timer = setTimeout(() => void this.lookAgain(), this.pauseMilliseconds);
    this.pauseMilliseconds = Math.min(this.pauseMilliseconds * 1.5, longestMilliseconds);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  async lookAgain(): Promise<void> {
    try {
      if (document.visibilityState === 'visible' && this.looking.wanted()) await this.looking.look();
    } catch {
      // What is shown stays; the next look may succeed.
    }
    this.timer = undefined;
    this.host.requestUpdate();
  }
}
