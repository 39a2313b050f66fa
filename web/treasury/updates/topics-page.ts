import { html, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import { momentName, whole } from '../language.ts';
import { Page } from '../page.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import { federation, letterName, topicName } from './letter.ts';
import { readingNow } from './reading-now.ts';

const readTopics = async () => (await answered(api.GET('/v1/treasury/updates'))).topics;
type Topics = Awaited<ReturnType<typeof readTopics>>;

/** What one can read about, who does, and which letters wait for somebody. */
export class TopicsPage extends Page<UpdatesWords, Topics> {
  heading(): string {
    return this.words.title;
  }

  async load(): Promise<Topics> {
    const nameOf = ({ topic }: Topics[number]) => topicName(topic, this.me, this.words);
    const order = ({ topic }: Topics[number]) => (topic === federation ? 0 : 1);
    return (await readTopics()).toSorted(
      (one, other) => order(one) - order(other) || nameOf(one).localeCompare(nameOf(other)),
    );
  }

  content(topics: Topics, words: UpdatesWords): TemplateResult {
    return html`<div class="stack">
      <p>${words.intro}</p>
      ${tableOf(
        words.topics,
        [
          {
            title: words.topic,
            cell: ({ topic }) =>
              html`<a href=${addressOf('/updates/{topic}', { topic })}
                >${topicName(topic, this.me, words)}</a
              >`,
          },
          {
            title: words.waiting,
            cell: ({ topic, editions }) =>
              editions.length === 0
                ? words.nothingWaiting
                : html`${editions.map(
                    (edition) =>
                      html`<p>
                        <a
                          href=${addressOf('/updates/{topic}/{edition}', { topic, edition: edition.edition })}
                          >${letterName(edition, words)}</a
                        >: ${words.states[edition.state]}<br /><span class="soft"
                          >${momentName(edition.sendAt)}</span
                        >
                      </p>`,
                  )}`,
          },
          {
            title: words.readers,
            figure: true,
            cell: ({ topic, counts }) =>
              html`<a href=${addressOf('/updates/{topic}/supporters', { topic })}
                >${whole(readingNow(counts))}</a
              >`,
          },
        ],
        topics,
      )}
    </div>`;
  }
}

customElements.define('treasury-topics', TopicsPage);
