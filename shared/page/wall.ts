import type { Language } from '../domain/language.ts';
import { type Instant, monthOf } from '../domain/month.ts';
import type { WallText } from '../domain/wish.ts';
import { html, type Html } from '../markup.ts';
import { wordsIn } from '../words.ts';
import { monthName } from './format.ts';

/** One name on the wall. Without its day: together with the sums of a day, it would tell the amount. */
export interface ShownOnWall extends WallText {
  readonly givenAt: Instant;
}

/** As many as a page shows. */
export const mostOnWall = 12;
/** One or two names beside a month's sums would say who gave what. */
const leastOnWall = 3;

/** Who gave and wants to be named, the newest first; nothing while there are too few. */
export const wallSection = (entries: readonly ShownOnWall[], language: Language): Html | false => {
  if (entries.length < leastOnWall) return false;
  const { wall } = wordsIn(language);
  return html`<section class="wall" aria-labelledby="wall-title">
    <h2 id="wall-title">${wall.title}</h2>
    <ul>
      ${entries.slice(0, mostOnWall).map(({ name, comment, givenAt }) => {
        const month = monthOf(givenAt);
        return html`<li>
          <strong dir="auto">${name}</strong>
          <time class="soft" datetime="${month}">${monthName(month, language)}</time>
          ${comment !== undefined && html`<p dir="auto">${comment}</p>`}
        </li>`;
      })}
    </ul>
    <p class="soft">${wall.anonymous}</p>
  </section>`;
};

export const wallStyle = `
.wall ul{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr));margin:0;padding:0;list-style:none}
.wall li{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.75rem 1rem}
.wall strong,.wall time{display:block}
.wall time{font-size:.9rem}
.wall li p{margin:.35rem 0 0;white-space:pre-line}
`;
