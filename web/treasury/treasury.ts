import { html, nothing, render } from 'lit';
import { look } from '../../shared/look.ts';
import type { SignInConfig } from '../../shared/routes/treasury/sign-in.ts';
import { askAs } from './api/client.ts';
import { refusedOf } from './api/refused.ts';
import { say, speak, wantedLocale } from './language.ts';
import { readMe } from './me.ts';
import { refusalOf, sentenceOf } from './parts/refusal.ts';
import { openFrame } from './shell/frame.ts';
import { openMessages } from './shell/messages.ts';
import { root } from './shell/root.ts';
import { nameTheBar } from './shell/waiting.ts';
import { home, openSignIn, type SignIn, type Why } from './sign-in.ts';

// A style sheet that a script makes is none that a policy has to allow.
const colours = new CSSStyleSheet();
colours.replaceSync(`:root{${look}}`);
document.adoptedStyleSheets = [colours];

const configOf = async (): Promise<SignInConfig> => {
  const answer = await fetch(`${home}config.json`);
  return answer.json();
};

const start = async (): Promise<void> => {
  document.body.append(root);
  const asked = configOf();
  await speak(wantedLocale());
  nameTheBar(() => say().waiting);
  try {
    const signIn = openSignIn(await asked);
    const arrival = await signIn.arrive();
    if (!arrival.signedIn) return showArrival(arrival.why, signIn);
    askAs(signIn);
    await openHouse(signIn);
  } catch (thrown) {
    showRefused(thrown);
  }
};

const openHouse = async (signIn: SignIn): Promise<void> => {
  try {
    await openFrame(await readMe(), signIn.leave);
    openMessages();
  } catch (thrown) {
    // Signed in, but not let in: with another account it may be otherwise.
    showRefused(thrown, signIn.leave);
  }
};

const showArrival = (why: Why, signIn: SignIn): void => {
  const { title, text } = say().arrivals[why];
  document.title = `${title} · ${say().treasury}`;
  render(
    html`<main>
      <h1>${title}</h1>
      <p>${text}</p>
      <p><button type="button" @click=${signIn.begin}>${say().signIn}</button></p>
    </main>`,
    root,
  );
};

const showRefused = (thrown: unknown, leave?: () => Promise<void>): void => {
  const refused = refusedOf(thrown);
  const { treasury, again, signOut } = say();
  document.title = treasury;
  render(
    html`<main>
      <h1>${treasury}</h1>
      ${refusalOf(sentenceOf(refused))}
      <p>
        <button type="button" @click=${() => location.reload()}>${again}</button>
        ${leave ? html`<button type="button" class="quiet" @click=${leave}>${signOut}</button>` : nothing}
      </p>
    </main>`,
    root,
  );
};

await start();
