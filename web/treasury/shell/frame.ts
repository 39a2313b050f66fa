import { html, nothing, render, type TemplateResult } from 'lit';
import type { Locale } from '../../../shared/domain/locale.ts';
import { fill } from '../../../shared/words/fill.ts';
import { keepLanguage, locale, say, speak } from '../language.ts';
import { mayDo, type Me } from '../me.ts';
import type { AnyPage } from '../page.ts';
import type { PageEntry } from '../page-entry.ts';
import { pages } from '../pages.ts';
import { hush } from './messages.ts';
import { root } from './root.ts';
import { addressOfNow, type Found, pageAt } from './places.ts';
import { addressOf, go, watchAddress } from './router.ts';

const languages: readonly Locale[] = ['de', 'en'];

/** The pages of one who has signed in, with everything around them. */
export const openFrame = async (me: Me, signOut: () => Promise<void>): Promise<void> => {
  let chosen = firstCampaign(me);
  let shown: { readonly entry: PageEntry; readonly page: AnyPage } | undefined;

  const draw = (content?: TemplateResult): void => {
    const body = content ?? shown?.page ?? nothing;
    render(frameOf(me, chosen, shown?.entry, body, { choose, switchTo, signOut }), root);
  };

  const show = async (focus: boolean): Promise<void> => {
    hush();
    const found = pageAt(new URL(location.href));
    if (!found) return showStart(focus);
    chosen = found.where.parameters['campaign'] ?? chosen;
    if (chosen !== undefined) localStorage.setItem(campaignKey, chosen);
    const same = shown?.entry === found.entry ? shown.page : undefined;
    const page = same ?? (await found.entry.open(locale()));
    // Meanwhile somebody may have gone elsewhere.
    if (location.pathname !== pathOf(found)) return;
    page.me = me;
    page.where = found.where;
    shown = { entry: found.entry, page };
    draw();
    document.title = `${page.heading()} · ${say().treasury}`;
    const drawn = page.begin();
    await page.updateComplete;
    if (focus) focusHeading();
    await drawn;
  };

  const showStart = async (focus: boolean): Promise<void> => {
    shown = undefined;
    const [first] = pages;
    const atStart = /^\/treasury\/?$/.test(location.pathname);
    if (atStart && first && chosen !== undefined) {
      history.replaceState(null, '', addressOfNow(first, me, chosen));
      return show(focus);
    }
    const { title, text } = atStart ? say().noCampaign : say().nowhere;
    document.title = `${title} · ${say().treasury}`;
    draw(
      html`<h1 tabindex="-1">${title}</h1>
        <p>${text}</p>`,
    );
    if (focus) focusHeading();
  };

  const choose = (campaign: string): void => {
    const found = pageAt(new URL(location.href));
    chosen = campaign;
    if (!found?.entry.path.includes('{campaign}')) return draw();
    go(addressOf(found.entry.path, { ...found.where.parameters, campaign }));
  };

  const switchTo = async (wanted: Locale): Promise<void> => {
    keepLanguage(wanted);
    await speak(wanted);
    if (shown) await shown.entry.say(shown.page, wanted);
    await show(false);
  };

  watchAddress((focus) => void show(focus));
  await show(false);
};

/** Where somebody was last, or else the first that is open. */
const campaignKey = 'tragwerk-campaign';
const firstCampaign = ({ campaigns }: Me): string | undefined => {
  const last = localStorage.getItem(campaignKey);
  const first =
    campaigns.find(({ campaign }) => campaign === last) ??
    campaigns.find(({ status }) => status === 'open') ??
    campaigns[0];
  return first?.campaign;
};

const pathOf = ({ entry, where }: Found): string => addressOf(entry.path, where.parameters);

/** Whoever uses a screen reader hears where they are; the next tabulator leads into the page. */
const focusHeading = (): void => {
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
};

/** The address stays: what stands behind a hash would be another entry in the browser's history. */
const skip = (event: Event): void => {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
};

interface Doing {
  readonly choose: (campaign: string) => void;
  readonly switchTo: (wanted: Locale) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const frameOf = (
  me: Me,
  chosen: string | undefined,
  open: PageEntry | undefined,
  content: unknown,
  { choose, switchTo, signOut }: Doing,
): TemplateResult => {
  const words = say();
  return html`<a class="skip" href="#content" @click=${skip}>${words.skip}</a>
    <header>
      <p class="name"><a href="/treasury/">Tragwerk</a> <span>${words.treasury}</span></p>
      ${me.campaigns.length > 0 ? campaignChoice(me, chosen, choose) : nothing}
      <nav aria-label=${words.pages}>
        <ul>
          ${leading(me, chosen).map(
            (entry) =>
              html`<li>
                <a
                  href=${addressOfNow(entry, me, chosen ?? '')}
                  aria-current=${entry === open ? 'page' : entry.navigation === open?.navigation ? 'true' : nothing}
                  >${words.navigation[entry.navigation]}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      <div class="person">
        <span>${fill(words.signedInAs, { name: me.name })}</span>
        <label
          ><span class="unseen">${words.language}</span>
          <select @change=${async ({ target }: Event) => switchTo(localeOf(target))}>
            ${languages.map(
              (one) =>
                html`<option value=${one} lang=${one} .selected=${one === locale()}>
                  ${words.languages[one]}
                </option>`,
            )}
          </select></label
        >
        <button type="button" class="quiet" @click=${signOut}>${words.signOut}</button>
      </div>
    </header>
    <main id="content" tabindex="-1">${content}</main>`;
};

const localeOf = (target: EventTarget | null): Locale =>
  target instanceof HTMLSelectElement && target.value === 'en' ? 'en' : 'de';

/** The page that each word of the navigation leads to, in their order, as far as this person may go there. */
const leading = (me: Me, chosen: string | undefined): PageEntry[] =>
  Object.keys(say().navigation)
    .flatMap((word) => pages.find(({ navigation }) => navigation === word) ?? [])
    .filter(({ path, right }) =>
      path.includes('{campaign}') ? chosen !== undefined && mayDo(me, right, chosen) : mayDo(me, right),
    );

const campaignChoice = (me: Me, chosen: string | undefined, choose: Doing['choose']): TemplateResult => {
  const { campaign: label, closedCampaign } = say();
  return html`<label class="campaign"
    ><span>${label}</span>
    <select @change=${({ target }: Event) => target instanceof HTMLSelectElement && choose(target.value)}>
      ${me.campaigns.map(
        ({ campaign, title, status }) =>
          html`<option value=${campaign} .selected=${campaign === chosen}>
            ${status === 'open' ? title : fill(closedCampaign, { title })}
          </option>`,
      )}
    </select></label
  >`;
};
