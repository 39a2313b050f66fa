/**
 * How one signs in to the treasury: what its page reads from `/treasury/config.json` before anything else. Nothing in
 * it is secret; it is not the same on two stages, and so no part of the script.
 */
export interface SignInConfig {
  /** OpenID Connect; `/.well-known/openid-configuration` below it names the rest. */
  readonly issuer: string;
  /** A public client: authorization code with PKCE, and no secret. */
  readonly clientId: string;
  /** What is asked for, separated by spaces. */
  readonly scope: string;
  /**
   * The whole address to go to for signing out, and it leads back to `/treasury/`. Cognito's takes parameters of its
   * own, which no discovery document tells ("Managed login: the `/logout` endpoint").
   */
  readonly endSession: string;
}
