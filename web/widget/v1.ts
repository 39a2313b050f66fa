import { TragwerkDonate } from './donate.ts';
import { TragwerkProgress } from './progress.ts';

// A page that carries the two lines twice, or from two houses, keeps the first.
const elements = { 'tragwerk-donate': TragwerkDonate, 'tragwerk-progress': TragwerkProgress };
for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
