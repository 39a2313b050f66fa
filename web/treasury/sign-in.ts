import {
  ErrorResponse,
  ErrorTimeout,
  InMemoryWebStorage,
  UserManager,
  WebStorageStateStore,
} from 'oidc-client-ts';
import type { SignInConfig } from '../../shared/routes/treasury/sign-in.ts';
import { Refused, refusedOf } from './api/refused.ts';

/** Where the issuer leads back to, and where the treasury begins. */
export const home = '/treasury/';

/** How an arrival ended: with somebody signed in, or with a sentence why not. */
export type Arrival = { readonly signedIn: true } | { readonly signedIn: false; readonly why: Why };
export type Why = 'signed-out' | 'refused' | 'unanswered';

export type SignIn = ReturnType<typeof openSignIn>;

// Nothing but that one left on purpose: without it, who signs out would be signed in again at once.
const leftKey = 'tragwerk-signed-out';

/** A token that is refused although it is as young as this is refused for something that a new one has too. */
const freshSeconds = 60;

/**
 * Signing in by OpenID Connect's authorization code with PKCE. Tokens live in this page's memory and nowhere else:
 * whoever loads it anew is led to the issuer, which knows them still and leads back at once.
 */
export const openSignIn = ({ issuer, clientId, scope, endSession }: SignInConfig) => {
  const manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}${home}`,
    response_type: 'code',
    scope,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // The verifier and the page asked for, for the minute of the way there and back.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    // Renewed where it is needed, with the refresh token; the policy allows no frames.
    automaticSilentRenew: false,
  });
  let signedInAt = 0;
  let renewing: Promise<void> | undefined;

  /** Leads to the issuer, and from there back to the page that is open. Does not come back. */
  const begin = async (): Promise<never> => {
    sessionStorage.removeItem(leftKey);
    await manager.clearStaleState();
    await manager.signinRedirect({ state: pageNow() });
    return new Promise<never>(() => undefined);
  };

  /** What the issuer sent along is taken out of the address before anything else is done. */
  const complete = async (): Promise<Arrival> => {
    const answer = location.href;
    history.replaceState(null, '', home);
    try {
      const { state } = await manager.signinRedirectCallback(answer);
      signedInAt = Date.now();
      history.replaceState(null, '', pageIn(state));
      return { signedIn: true };
    } catch (error) {
      return { signedIn: false, why: error instanceof ErrorResponse ? 'refused' : 'unanswered' };
    }
  };

  const renew = async (): Promise<void> => {
    const user = await manager.getUser();
    if (!user?.refresh_token) return begin();
    try {
      await manager.signinSilent();
      signedInAt = Date.now();
    } catch (thrown) {
      console.error(thrown);
      if (thrown instanceof ErrorTimeout || refusedOf(thrown).code === 'offline')
        throw new Refused({ status: 0, code: 'offline' });
      // The session at the issuer is over: there one begins anew.
      return begin();
    }
  };
  /** Many requests may find out at once; one of them asks. */
  const renewOnce = async (): Promise<void> => {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };

  return {
    /** To be asked once, when the page is loaded. */
    arrive: async (): Promise<Arrival> => {
      const asked = new URLSearchParams(location.search);
      if (asked.has('state') && (asked.has('code') || asked.has('error'))) return complete();
      if (sessionStorage.getItem(leftKey)) return { signedIn: false, why: 'signed-out' };
      try {
        return await begin();
      } catch {
        return { signedIn: false, why: 'unanswered' };
      }
    },
    begin,
    token: async (): Promise<string> => {
      const user = await manager.getUser();
      // The issuer's clock and ours may differ by some seconds.
      if (!user || (user.expires_in ?? 0) < 10) await renewOnce();
      return (await manager.getUser())?.access_token ?? '';
    },
    /** After the house refused the token. @returns whether there is another one to try with */
    renewed: async (): Promise<boolean> => {
      if (Date.now() - signedInAt < freshSeconds * 1000) return false;
      await renewOnce();
      return true;
    },
    leave: async (): Promise<void> => {
      await manager.removeUser();
      sessionStorage.setItem(leftKey, 'yes');
      location.assign(endSession);
    },
  };
};

const pageNow = (): string => `${location.pathname}${location.search}`;

/** Only a page of ours is gone to, whatever was kept. */
const pageIn = (state: unknown): string =>
  typeof state === 'string' && /^\/treasury\/(?!\/)/.test(state) ? state : home;
