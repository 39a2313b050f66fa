import { html, type Html, type Piece } from '../../../shared/markup.ts';
import { letterView, type Scheme } from './letter-view.ts';
import { page } from './page.ts';
import type { Correspondent, ReceivedLetter } from './received-letter.ts';
import type { TellableEvent } from './telling.ts';

const shownAtMost = 200;

const written = ({ name, email }: Correspondent): Piece =>
  name === undefined ? email : [html`<bdi>${name}</bdi>`, ` <${email}>`];

const clock = (receivedAt: string): string => `${receivedAt.slice(0, 19).replace('T', ' ')} UTC`;

const pairs = (record: Record<string, string>): Piece => {
  const entries = Object.entries(record);
  return entries.length === 0 ? '–' : entries.map(([key, value]) => html`<div>${key}: ${value}</div>`);
};

const failForm = (outage: { status: number; left: number }): Html => html`
  <div class="card">
    <h2>Try an outage</h2>
    <p role="status">
      ${outage.left === 0 ? 'All is well: letters are taken.' : `The next ${outage.left} letters are answered ${outage.status}.`}
    </p>
    <form method="post" action="/local/inbox/fail">
      <label
        >Answer with
        <select name="status">
          ${[503, 429, 500, 401, 400].map((status) => html`<option>${status}</option>`)}
        </select></label
      >
      <label>for how many letters <input name="count" type="number" min="0" max="1000" value="1" /></label>
      <button>Start</button>
    </form>
  </div>
`;

/** What can be done with a letter, and what a button says of it. */
const levers: readonly (readonly [done: TellableEvent | 'one-click' | 'letter', label: string])[] = [
  ['delivered', 'Tell: delivered'],
  ['bounce', 'Tell: bounced, the address takes no letters'],
  ['blocked', 'Tell: blocked, this time'],
  ['dropped', 'Tell: not even tried'],
  ['spamreport', 'Tell: reported as spam'],
  ['unsubscribe', 'Tell: unsubscribed at SendGrid'],
  ['one-click', 'Leave by one click, as a mail provider does'],
  ['letter', 'Leave by letter, as a mail program does'],
];

const leverForm = (id: number): Html => html`
  <form class="card" method="post" action="/local/inbox/do">
    <h2>What becomes of it</h2>
    <input type="hidden" name="letter" value="${id}" />
    <p>${levers.map(([done, label]) => html`<button name="done" value="${done}">${label}</button> `)}</p>
  </form>
`;

export const donePage = (letter: ReceivedLetter, done: string, answered: string): Html =>
  page(
    'Done',
    html`<p class="card" role="status">${done}: ${letter.subject}</p>
      <pre class="card">${answered}</pre>
      <p><a href="/local/inbox?letter=${letter.id}">Back to the letter</a></p>`,
  );

export const inboxPage = (
  letters: readonly ReceivedLetter[],
  outage: { status: number; left: number },
): Html => {
  const newest = letters.slice(-shownAtMost).toReversed();
  return page(
    letters.length === 1 ? '1 letter' : `${letters.length} letters`,
    html`
      ${newest.length === 0 && html`<p class="card">Nothing has been sent yet.</p>`}
      ${
        newest.length > 0 &&
        html`<ol class="letters">
          ${newest.map(
            (letter) => html`
              <li>
                <a href="/local/inbox?letter=${letter.id}">
                  <span>${written(letter.to)}</span>
                  <b>${letter.subject}</b>
                  <small>${clock(letter.receivedAt)}</small>
                </a>
              </li>
            `,
          )}
        </ol>`
      }
      ${
        letters.length > shownAtMost &&
        html`<p class="soft">Older letters are kept, and are in the JSON list.</p>`
      }
      ${failForm(outage)}
    `,
  );
};

const attachedTo = ({ id, attachments = [] }: ReceivedLetter): Piece =>
  attachments.length === 0
    ? '–'
    : attachments.map(
        ({ filename, content }, index) =>
          html`<div>
            <a href="/local/inbox/attachment?letter=${id}&place=${index}">${filename}</a>
            (${Math.ceil(Buffer.byteLength(content, 'base64') / 1000)} kB)
          </div>`,
      );

export const receivedLetterPage = (letter: ReceivedLetter, count: number, scheme: Scheme): Html => {
  const { id } = letter;
  return page(
    letter.subject,
    html`
      <p>
        <a href="/local/inbox">All letters</a>
        ${id < count && html` · <a href="/local/inbox?letter=${id + 1}">Newer</a>`}
        ${id > 1 && html` · <a href="/local/inbox?letter=${id - 1}">Older</a>`}
      </p>
      ${letterView({
        facts: [
          ['To', written(letter.to)],
          ...(letter.alsoTo ?? []).map((reader) => ['Also to', written(reader)] as const),
          ['From', written(letter.from)],
          ['Reply to', letter.replyTo ? written(letter.replyTo) : '–'],
          ['Received', clock(letter.receivedAt)],
          ['Custom args', pairs(letter.customArgs)],
          ['Headers', pairs(letter.headers)],
          ['Attached', attachedTo(letter)],
        ],
        html: letter.html,
        text: letter.text,
        scheme,
        otherSchemeHref: `/local/inbox?letter=${id}&scheme=${scheme === 'light' ? 'dark' : 'light'}`,
      })}
      ${leverForm(id)}
    `,
  );
};

export const sorryPage = (sentence: string): Html =>
  page('That did not work', html`<p class="card">${sentence}</p>`);
