/** What a form on a page would send, by its markup: the fields of the form that leads to `action`. */
export const fieldsToward = (action: string, page: string): Record<string, string> => {
  const form = page.split('<form').find((part) => part.includes(action)) ?? '';
  const fields = [...form.matchAll(/<input\b[^>]*>/g)].map(([input]) => ({
    name: attribute('name', input),
    value: attribute('value', input),
    sent: !/type="(?:radio|checkbox)"/.test(input) || /\schecked\b/.test(input),
  }));
  const chosen = /<option value="([^"]*)" selected>/.exec(form)?.[1];
  return {
    ...Object.fromEntries(fields.filter(({ sent }) => sent).map(({ name, value }) => [name, value])),
    ...(form.includes('name="earmark"') && chosen !== undefined && { earmark: chosen }),
  };
};

const entities = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
]);

const attribute = (name: string, element: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? '').replaceAll(
    /&(?:amp|lt|gt|quot|#39);/g,
    (entity) => entities.get(entity) ?? entity,
  );
