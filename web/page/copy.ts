/**
 * Comfort for pages with details to copy or to print: a button beside each value, and one that prints. Without a
 * script the page has neither, and says the same.
 */
const words = document.querySelector<HTMLElement>('[data-copy-word]');

const status = document.createElement('p');
status.setAttribute('role', 'status');
status.className = 'noprint';

const buttonSaying = (text: string, onClick: () => void): HTMLButtonElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet noprint';
  button.textContent = text;
  button.addEventListener('click', onClick);
  return button;
};

const copy = async (value: HTMLElement): Promise<void> => {
  const { copy = '' } = value.dataset;
  try {
    await navigator.clipboard.writeText(copy);
  } catch {
    // The browser does not let us: the value is marked, so that one key copies it.
    getSelection()?.selectAllChildren(value);
    return;
  }
  // A new piece of text each time: the same word again is read out again.
  status.replaceChildren(`${words?.dataset['copiedWord'] ?? ''}: ${value.dataset['copyName'] ?? copy}`);
};

if (words) {
  words.append(status);
  for (const value of words.querySelectorAll<HTMLElement>('[data-copy]')) {
    const button = buttonSaying(words.dataset['copyWord'] ?? '', () => void copy(value));
    button.setAttribute('aria-label', value.dataset['copyLabel'] ?? '');
    value.after(button);
  }
}
for (const place of document.querySelectorAll<HTMLElement>('[data-print]')) {
  place.append(buttonSaying(place.dataset['print'] ?? '', () => print()));
}
