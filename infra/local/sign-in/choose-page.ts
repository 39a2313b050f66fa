import { html, type Html } from '../../../shared/markup.ts';
import { layout } from '../pages/layout.ts';
import { demoPeople } from './demo-people.ts';

/** Where Cognito would ask for a password: here one says who one is. @param asked what the page that leads here sent */
export const choosePage = (asked: URLSearchParams): Html =>
  layout(
    'Anmelden',
    html`
      <h1>Anmelden</h1>
      <p>
        Auf diesem Rechner gibt es keine Passwörter. Wer möchtest du sein? <br />
        <span lang="en">There are no passwords on this machine. Who would you like to be?</span>
      </p>
      <div class="card">
        <table>
          ${demoPeople.map(
            ({ username, title, task }) =>
              html`<tr>
                <td><a href="?${withPerson(asked, username)}">${title}</a></td>
                <td>${task}</td>
              </tr>`,
          )}
        </table>
      </div>
    `,
    'de',
  );

const withPerson = (asked: URLSearchParams, username: string): string => {
  const all = new URLSearchParams(asked);
  all.set('person', username);
  return all.toString();
};

/** For whoever developed what leads here: Cognito would show an error page too, and not lead back. */
export const refusedPage = (reason: string): Html =>
  layout(
    'Anmelden',
    html`<h1>So kann niemand angemeldet werden</h1>
      <p lang="en">${reason}</p>`,
    'de',
  );
