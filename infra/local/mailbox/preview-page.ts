import { html, type Html } from '../../../shared/markup.ts';
import { renderLetter } from '../../../shared/email/letters.ts';
import type { SampleLetter } from '../../../shared/email/sample-letters.ts';
import { letterView, type Scheme } from './letter-view.ts';
import { page } from './page.ts';

const hrefOf = ({ kind, locale, sample }: SampleLetter, scheme: Scheme): string =>
  `/local/letters?${new URLSearchParams({ letter: kind, locale, sample, ...(scheme === 'dark' && { scheme }) }).toString()}`;

const kilobytes = (text: string): string => `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`;

/** Made when somebody looks at them: they are many, and `npm start` does not wait for them. */
const samples = async (): Promise<readonly SampleLetter[]> =>
  (await import('../../../shared/email/sample-letters.ts')).sampleLetters;

/** Every letter of the table with each of its samples, in every language. */
export const previewListPage = async (): Promise<Html> =>
  page(
    'Letter previews',
    html`<ol class="letters">
      ${await Promise.all((await samples()).map(listed))}
    </ol>`,
  );

const listed = async (letter: SampleLetter): Promise<Html> => {
  const written = await renderLetter(letter.context);
  return html`
    <li>
      <a href="${hrefOf(letter, 'light')}">
        <span>${letter.kind}: ${letter.sample}</span>
        <b lang="${letter.locale}">${written.subject}</b>
        <small>${letter.locale} · ${kilobytes(written.html)}</small>
      </a>
    </li>
  `;
};

/** The one asked for; without a sample, the first that fits. */
export const previewPage = async (asked: URLSearchParams, scheme: Scheme): Promise<Html | undefined> => {
  const letter = (await samples()).find(
    ({ kind, locale, sample }) =>
      kind === asked.get('letter') &&
      locale === (asked.get('locale') ?? 'de') &&
      sample === (asked.get('sample') ?? sample),
  );
  if (!letter) return undefined;
  const written = await renderLetter(letter.context);
  return page(
    written.subject,
    html`
      <p><a href="/local/letters">All previews</a></p>
      ${letterView({
        facts: [
          ['Letter', letter.kind],
          ['Sample', letter.sample],
          ['Language', letter.locale],
          ['Preheader', written.preheader],
          ['Size', `${kilobytes(written.html)} HTML, ${kilobytes(written.text)} text`],
        ],
        html: written.html,
        text: written.text,
        scheme,
        otherSchemeHref: hrefOf(letter, scheme === 'light' ? 'dark' : 'light'),
      })}
    `,
  );
};
