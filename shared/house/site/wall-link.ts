import { Refusal } from '../../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { wallLinkPage, withdrawnPage } from '../../page/wall-link.ts';
import { takeDown, type WallParts } from '../wall.ts';
import { readWallLink } from '../wall-link.ts';
import { fieldsIn } from '../../lambda/body.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';

export interface WallLinkParts extends WallParts {
  readonly linkSecret: () => Promise<string>;
}

/**
 * What the link in a letter is for. It reads nothing of the gift and changes nothing.
 *
 * @throws Refusal `link.invalid`, `link.expired`
 */
export const showWallLink = async (request: HttpRequest, parts: WallLinkParts): Promise<HttpAnswer> => {
  const token = request.query['token'] ?? '';
  const { donation } = readWallLink(token, await parts.linkSecret(), parts.clock.now());
  return shown(wallLinkPage(token, languageOf(request)), `wall link of ${donation} shown`);
};

/** @throws Refusal `link.invalid`, `link.expired` */
export const withdrawFromWall = async (request: HttpRequest, parts: WallLinkParts): Promise<HttpAnswer> => {
  const token = fieldsIn(request)['token'];
  const { donation } = readWallLink(token, await parts.linkSecret(), parts.clock.now());
  const done = await takeDown(donation, 'withdrawn', parts).catch((error: unknown) => {
    // What was withdrawn long ago has left nothing behind, and its giver is told the same again.
    if (error instanceof Refusal && error.code === 'wall.unknown') return 'unchanged';
    throw error;
  });
  return shown(withdrawnPage(languageOf(request)), `wish of ${donation} withdrawn: ${done}`);
};
