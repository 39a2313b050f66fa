import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { locale, momentName } from '../language.ts';
import { Page } from '../page.ts';
import type { Change } from '../parts/history.ts';
import { addressOf } from '../shell/router.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import {
  isOpen,
  type Language,
  type Letter,
  letterName,
  mayEdit,
  readLetter,
  type Text,
  topicName,
} from './letter.ts';
import { factsOf } from './letter-facts.ts';
import { languageIn } from './letter-writing.ts';
import '../parts/history.ts';
import './letter-decisions.ts';
import './letter-picture.ts';
import './letter-preview.ts';
import './letter-trial.ts';

/** One letter to supporters: what its editor adds, how it is read, and whether it goes out. */
export class EditionPage extends Page<UpdatesWords, Letter> {
  language: Language | undefined;
  /** What is typed and not kept, in that language. */
  text: Text | undefined;

  heading(): string {
    const edition = this.parameter('edition');
    const occasion = edition.length > 7 ? 'milestones' : 'month';
    const name = letterName({ edition, occasion }, this.words);
    return `${name}: ${topicName(this.parameter('topic'), this.me, this.words)}`;
  }

  async load(): Promise<Letter> {
    return readLetter(this.parameter('topic'), this.parameter('edition'));
  }

  readonly typed = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return;
    this.language = languageIn(event.detail.language);
    this.text = event.detail.text;
    this.requestUpdate();
  };

  content({ edition, picture }: Letter, words: UpdatesWords): TemplateResult {
    const { topic } = edition;
    const edits = mayEdit(this.me, topic);
    const language = this.language ?? locale();
    const changed = async () => this.begin();
    const params = { path: { topic, edition: edition.edition } };
    return html`<div class="stack">
      <p class="row noprint">
        <a href=${addressOf('/updates/{topic}', { topic })}
          >${fill(words.toTopic, { topic: topicName(topic, this.me, words) })}</a
        >
      </p>
      <div class="letter">
        <div class="stack">
          ${factsOf(edition, words)}
          ${
            edits
              ? html`<treasury-letter-decisions
                  .words=${words}
                  .edition=${edition}
                  .unsaved=${this.text !== undefined}
                  .changed=${changed}
                ></treasury-letter-decisions>`
              : nothing
          }
          ${
            edits && isOpen(edition)
              ? html`<treasury-letter-writing
                    .words=${words}
                    .edition=${edition}
                    .language=${language}
                    .changed=${changed}
                    @typed=${this.typed}
                  ></treasury-letter-writing>
                  <treasury-letter-picture
                    .words=${words}
                    .edition=${edition}
                    .changed=${changed}
                  ></treasury-letter-picture>`
              : nothing
          }
        </div>
        <treasury-letter-preview
          .words=${words}
          .edition=${edition}
          .picture=${picture}
          .language=${language}
          .text=${this.text}
        ></treasury-letter-preview>
        <div class="stack">
          <treasury-letter-trial
            .words=${words}
            .edition=${edition}
            .language=${language}
            .mayTest=${edits}
          ></treasury-letter-trial>
          <treasury-history
            .words=${words.history}
            .ask=${async () => answered(api.GET('/v1/treasury/updates/{topic}/{edition}/history', { params }))}
            .lineOf=${(change: Change) => lineOf(change, words)}
          ></treasury-history>
        </div>
      </div>
    </div>`;
  }
}

const lineOf = ({ at, person, done }: Change, { history }: UpdatesWords): TemplateResult => {
  const known: Readonly<Record<string, string | undefined>> = history.done;
  return html`<p>${momentName(at)}: ${known[done] ?? done} (${person})</p>`;
};

customElements.define('treasury-edition', EditionPage);
