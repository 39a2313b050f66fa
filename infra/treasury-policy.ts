/**
 * What a browser is told of the treasury's pages, in the cloud and on this machine. Nothing is loaded from anywhere
 * else, nothing runs that does not lie beside the page, and nobody may show the page in a frame: whoever is signed in
 * here holds tokens in the page's memory.
 *
 * Signing in needs no form: the page goes to the issuer by itself, and fetches its tokens there.
 *
 * @param signInOrigins where the issuer describes itself, and where it hands out tokens
 */
export const treasuryHeaders = (signInOrigins: readonly string[]) => ({
  contentSecurityPolicy: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${["'self'", ...new Set(signInOrigins)].join(' ')}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  permissionsPolicy:
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)',
  referrerPolicy: 'no-referrer',
  contentTypeOptions: 'nosniff',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
});

/** The page itself is asked for anew each time; what carries a hash in its name never changes. */
export const pageCaching = 'no-cache';
export const hashedCaching = 'public, max-age=31536000, immutable';

/**
 * Which file answers: an address without a dot is a page of the dashboard, which reads the address itself. Also runs at
 * CloudFront's, whose engine knows ECMAScript 5.1 with little more.
 */
export const fileFor = (path: string): string =>
  path.startsWith('/treasury') && !path.includes('.') ? '/treasury/index.html' : path;
