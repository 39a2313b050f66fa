import { Language, languageNames } from '../../../shared/domain/language.ts';
import { html, type Html } from '../../../shared/markup.ts';
import { subscribedEvents } from '../../../shared/stripe/events.ts';
import { layout } from './layout.ts';
import type { PageParts } from './page-parts.ts';

/** Where one begins: everything the local house shows and listens to. */
export const startPage = ({ origin, clock, sandbox, mailbox }: PageParts): Html =>
  layout(
    'The local house',
    html`
      <h1>Tragwerk on this machine</h1>
      <p>
        A demo federation of health centres, the real functions, and doubles of everything that costs money.
        Give something, watch the month move, read the letter.
      </p>
      <div class="card">
        <table>
          <tr>
            <td><a href="/c/netzwerk">Campaign page</a></td>
            <td>
              where one gives:
              ${Language.options.map(
                (language) =>
                  html`<a href="/c/netzwerk?lang=${language}" lang="${language}" hreflang="${language}"
                    >${languageNames[language]}</a
                  > `,
              )}
            </td>
          </tr>
          <tr>
            <td><a href="/local/host">Widget</a></td>
            <td>the same on a website of somebody else, by two pasted lines</td>
          </tr>
          <tr>
            <td><a href="/treasury/">Treasury</a></td>
            <td>what each month needs, has and lacks; sign in as one of the demo’s people</td>
          </tr>
          <tr>
            <td><a href="/local/inbox">Mailbox</a></td>
            <td>letters that would have gone out: ${mailbox.letters().length}</td>
          </tr>
          <tr>
            <td><a href="/local/letters">Letters</a></td>
            <td>every kind of letter with sample data</td>
          </tr>
          ${
            sandbox &&
            html`<tr>
              <td><a href="${sandbox.url}/">Stripe’s double</a></td>
              <td>payments, debits to settle or bounce, events to deliver again, twice or shuffled</td>
            </tr>`
          }
          <tr>
            <td><a href="/v1/campaigns/netzwerk">Public API</a></td>
            <td>the campaign as JSON; all of it in <a href="/v1/openapi.json">OpenAPI</a></td>
          </tr>
          <tr>
            <td>Webhook</td>
            <td><code>POST ${origin}/v1/webhooks/stripe</code><br />${subscribedEvents.join(', ')}</td>
          </tr>
        </table>
      </div>
      <h2>
        The clock of the house: <time>${clock.now().toISOString().slice(0, 16).replace('T', ' ')}</time> UTC
      </h2>
      <form method="post" action="/local/clock">
        <fieldset>
          <legend>Move it ahead; debits settle and schedules run on the way</legend>
          <label>days <input name="days" type="number" min="0" max="366" value="5" /></label>
          <label>hours <input name="hours" type="number" min="0" max="23" value="0" /></label>
        </fieldset>
        <button>Move the clock</button>
      </form>
    `,
  );
