import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { euros, momentName, whole } from '../language.ts';
import { Page } from '../page.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import { letterName, topicName } from './letter.ts';
import { readingNow } from './reading-now.ts';

const readSupporters = async (topic: string) =>
  answered(api.GET('/v1/treasury/supporters/{topic}', { params: { path: { topic } } }));
type Supporters = Awaited<ReturnType<typeof readSupporters>>;

/** How many read about a topic, and what came of its letters; nobody by name. */
export class SupportersPage extends Page<UpdatesWords, Supporters> {
  heading(): string {
    return `${this.words.supporters.title}: ${topicName(this.parameter('topic'), this.me, this.words)}`;
  }

  async load(): Promise<Supporters> {
    return readSupporters(this.parameter('topic'));
  }

  content({ counts, letters }: Supporters, { supporters: words, ...all }: UpdatesWords): TemplateResult {
    const topic = this.parameter('topic');
    const signUp = `/c/${topic}/news`;
    return html`<div class="stack">
      <p class="row noprint">
        <a href=${addressOf('/updates/{topic}', { topic })}
          >${fill(all.toTopic, { topic: topicName(topic, this.me, this.words) })}</a
        >
      </p>
      <p>${words.intro}</p>
      <section class="card">
        <p>${words.reading}<br /><span class="most">${whole(readingNow(counts))}</span></p>
        <dl class="tally">
          ${(['asked', 'confirmed', 'left', 'bounced'] as const).map(
            (count) =>
              html`<dt>${words[count]}</dt>
                <dd>${whole(counts[count])}</dd>`,
          )}
        </dl>
      </section>
      ${letters.length === 0 ? html`<p>${words.nothing}</p>` : this.letters(letters)}
      <section class="card">
        <h2>${words.importTitle}</h2>
        <p>${words.importText}</p>
        <p>${words.importInstead}</p>
        <p><a href=${signUp} target="_blank" rel="noopener">${words.link}</a></p>
      </section>
    </div>`;
  }

  letters(letters: Supporters['letters']): TemplateResult {
    const { supporters: words } = this.words;
    const topic = this.parameter('topic');
    return html`${tableOf(
        words.caption,
        [
          {
            title: words.letter,
            cell: (letter) =>
              html`<a href=${addressOf('/updates/{topic}/{edition}', { topic, edition: letter.edition })}
                >${letterName(letter, this.words)}</a
              >`,
          },
          { title: words.sentAt, cell: ({ sentAt }) => (sentAt === undefined ? '–' : momentName(sentAt)) },
          {
            title: words.sent,
            figure: true,
            cell: ({ sent }) => (sent === undefined ? '–' : whole(sent)),
          },
          { title: words.gifts, figure: true, cell: ({ gifts }) => whole(gifts) },
          { title: words.giftCents, figure: true, cell: ({ giftCents }) => euros(giftCents) },
        ],
        letters,
      )}
      <p class="soft">${words.giftsNote}</p>`;
  }
}

customElements.define('treasury-supporters', SupportersPage);
