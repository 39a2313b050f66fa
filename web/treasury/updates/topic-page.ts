import { html, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import { momentName, whole } from '../language.ts';
import { Page } from '../page.ts';
import { Form } from '../parts/form.ts';
import { moreButton } from '../parts/more.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import { letterName, topicName } from './letter.ts';

const readEditions = async (topic: string, after?: string) =>
  answered(api.GET('/v1/treasury/updates/{topic}', { params: { path: { topic }, query: { after } } }));
type Editions = Awaited<ReturnType<typeof readEditions>>;

/** Every letter about one topic, whatever became of it. */
export class TopicPage extends Page<UpdatesWords, Editions> {
  readonly reading = new Form(this);

  heading(): string {
    return topicName(this.parameter('topic'), this.me, this.words);
  }

  async load(): Promise<Editions> {
    return readEditions(this.parameter('topic'));
  }

  content({ editions, next }: Editions, words: UpdatesWords): TemplateResult {
    const topic = this.parameter('topic');
    return html`<div class="stack">
      <p class="row noprint">
        <a href=${addressOf('/updates')}>${words.back}</a>
        <a href=${addressOf('/updates/{topic}/supporters', { topic })}>${words.supporters.title}</a>
      </p>
      ${
        editions.length === 0
          ? html`<p>${words.list.nothing}</p>`
          : tableOf(
              words.list.caption,
              [
                {
                  title: words.list.letter,
                  cell: (edition) =>
                    html`<a
                      href=${addressOf('/updates/{topic}/{edition}', { topic, edition: edition.edition })}
                      >${letterName(edition, words)}</a
                    >`,
                },
                { title: words.list.state, cell: ({ state }) => words.states[state] },
                { title: words.list.when, cell: ({ sentAt, sendAt }) => momentName(sentAt ?? sendAt) },
                {
                  title: words.list.sent,
                  figure: true,
                  cell: ({ lettersSent }) => (lettersSent === undefined ? '–' : whole(lettersSent)),
                },
              ],
              editions,
            )
      }
      ${this.reading.refusal()}
      ${moreButton(this.reading, next, async (after) =>
        this.reading.send(async () => {
          const more = await readEditions(topic, after);
          this.data = { ...more, editions: [...editions, ...more.editions] };
        }),
      )}
    </div>`;
  }
}

customElements.define('treasury-topic', TopicPage);
