import './copy.ts';

/**
 * Comfort for the page that shows how to embed a campaign: what is chosen shows at once. The server writes the texts
 * either way; here they are only asked for and put in their places.
 */
const form = document.querySelector<HTMLFormElement>('#options');

const chosen = (options: HTMLFormElement): URL => {
  const url = new URL(options.action);
  for (const [name, value] of new FormData(options)) {
    if (typeof value === 'string') url.searchParams.set(name, value);
  }
  return url;
};

let asked = '';

const show = async (options: HTMLFormElement): Promise<void> => {
  const url = chosen(options);
  asked = url.href;
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // Meanwhile something else may have been chosen.
  if (!answer.ok || asked !== url.href) return;
  for (const text of document.querySelectorAll<HTMLElement>('[data-copy], #amounts-refused')) {
    const { textContent, dataset } = page.querySelector<HTMLElement>(`#${text.id}`) ?? text;
    text.textContent = textContent;
    if (dataset['copy'] !== undefined) text.dataset['copy'] = dataset['copy'];
  }
  const refused = page.querySelector('#amounts')?.getAttribute('aria-invalid') ?? 'false';
  document.querySelector('#amounts')?.setAttribute('aria-invalid', refused);
  const preview = page.querySelector('#preview');
  if (preview) document.querySelector('#preview')?.replaceChildren(...preview.childNodes);
  history.replaceState(null, '', url);
};

form?.addEventListener('change', () => void show(form));
