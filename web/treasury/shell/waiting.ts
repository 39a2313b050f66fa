/** What runs longer than this shows that it does: shorter, a bar would only flicker. */
const quietMilliseconds = 300;

let open = 0;
let bar: HTMLProgressElement | undefined;
let label: () => string = () => '';

/** @param name what the bar is called, in the language of the page */
export const nameTheBar = (name: () => string): void => {
  label = name;
};

/** Shows at the page's head that something is on its way, if it takes long enough to notice. */
export const waiting = async <Result>(work: Promise<Result>): Promise<Result> => {
  open += 1;
  const late = setTimeout(show, quietMilliseconds);
  try {
    return await work;
  } finally {
    clearTimeout(late);
    open -= 1;
    if (open === 0) hide();
  }
};

const show = (): void => {
  if (bar || open === 0) return;
  bar = document.createElement('progress');
  bar.className = 'waiting';
  bar.setAttribute('aria-label', label());
  document.body.append(bar);
};

const hide = (): void => {
  bar?.remove();
  bar = undefined;
};
