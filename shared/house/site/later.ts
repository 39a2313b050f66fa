import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';

type Door<Parts> = (request: HttpRequest, parts: Parts) => Promise<HttpAnswer>;

/**
 * The doors of a file by name, which is loaded when somebody first comes to one of them: nearly every call is a cold
 * start, and waits for all that is loaded before.
 */
export const later =
  <Name extends string, Parts>(load: () => Promise<{ readonly [Each in Name]: Door<Parts> }>) =>
  (name: Name): Door<Parts> =>
  async (request, parts) => {
    const doors = await load();
    return doors[name](request, parts);
  };
