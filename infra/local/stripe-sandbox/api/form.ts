/** Stripe's form syntax, `line_items[0][price_data][currency]=eur`, as a tree. Everything in it is text. */
export type Branch = { readonly [name: string]: Tree };
export type Tree = string | Branch;

interface Growing {
  [name: string]: string | Growing;
}

// Without a prototype a parameter named `__proto__` or `constructor` is a name like any other.
const bare = (): Growing => {
  const growing: Growing = Object.create(null);
  return growing;
};

const plant = (root: Growing, path: readonly string[], value: string): void => {
  let at = root;
  for (const [depth, part] of path.entries()) {
    // `expand[]=a&expand[]=b`: an empty index is the next free one.
    const name = part === '' ? String(Object.keys(at).length) : part;
    if (depth === path.length - 1) {
      at[name] = value;
      return;
    }
    const below = at[name];
    const branch = typeof below === 'object' ? below : bare();
    at[name] = branch;
    at = branch;
  }
};

export const parseForm = (text: string): Branch => {
  const root = bare();
  for (const [key, value] of new URLSearchParams(text)) {
    const [head = '', ...rest] = key.split('[');
    plant(root, [head, ...rest.map((part) => part.replace(/\]$/, ''))], value);
  }
  return root;
};

/** The same parameters in one order: two requests are equal when these texts are. */
export const canonical = (tree: Tree): string =>
  typeof tree === 'string'
    ? JSON.stringify(tree)
    : `{${Object.keys(tree)
        .toSorted()
        .map((name) => `${JSON.stringify(name)}:${canonical(tree[name] ?? '')}`)
        .join(',')}}`;
