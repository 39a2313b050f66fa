import type { Post } from '../../../shared/email/post.ts';
import type { Table } from '../../../shared/store/table.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';
import type { OutsidePost } from '../house/outside-post.ts';
import type { Desk, OutsideStripe } from '../house/outside-stripe.ts';
import type { Item } from '../memory/expression-text.ts';
import type { MemoryStore } from '../memory/memory-store.ts';
import type { Watch } from '../watch.ts';

/** The outside world as one container reaches it. */
export interface Reach {
  readonly table: Table;
  readonly stripe: Desk;
  readonly post: Post;
}

/** What the house stands on: a table, Stripe and a post, near or behind the real clients. */
export interface Ground {
  reach(run: () => HandlerRun): Reach;
  /** The table without faults, for whoever sets up the world. */
  readonly table: Table;
  /** All items, at a moment of rest; the watch has seen them by then. */
  items(): Promise<Iterable<Item>>;
  /** Lets the watch see what is new, where it does not see each write. */
  look(): Promise<void>;
  /** Waits until all code that was woken waits again. */
  settled(): Promise<void>;
  close(): void;
}

/** What a tier is built from. */
export interface Scenery {
  readonly store: MemoryStore;
  readonly stripe: OutsideStripe;
  readonly post: OutsidePost;
  readonly outside: () => Outside;
  readonly watch: Watch;
  /** Whether somebody is at work right now, not waiting for the outside world. */
  readonly isAtWork: () => boolean;
  readonly ring: (item: Item) => void;
}

export type BuildGround = (scenery: Scenery) => Ground;
