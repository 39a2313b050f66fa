import { createServer } from 'node:http';

/** A website of somebody else, at an origin of its own: shows what is put there, with the policy it comes with. */
export const aHost = async () => {
  const pages = new Map<string, { readonly markup: string; readonly policy: string | undefined }>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://host').pathname);
    response.writeHead(page ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      ...(page?.policy !== undefined && { 'content-security-policy': page.policy }),
    });
    response.end(page?.markup);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    origin,
    /** @returns the page's address */
    put: (
      body: string,
      {
        lang = 'de',
        dir = 'ltr',
        head = '',
        policy,
      }: Partial<Record<'lang' | 'dir' | 'head' | 'policy', string>> = {},
    ): string => {
      const path = `/${pages.size}`;
      const markup = `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Ein Gesundheitszentrum</title>${head}</head><body><main><h1>Mitmachen</h1>${body}<p id="below">Was darunter steht.</p></main></body></html>`;
      pages.set(path, { markup, policy });
      return `${origin}${path}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};
