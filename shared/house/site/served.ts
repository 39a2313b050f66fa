import { type PublicParts, serve, serveInput, type Served } from '../../lambda/public.ts';
import { routes } from '../../routes.ts';
import { openPledgeLink, type PledgeDoorParts, showPledgeLink } from '../pledge-door.ts';
import { refusedPledgePage } from '../pledge-page.ts';
import { type AssetParts, readAsset } from './assets.ts';
import { showCampaign } from './campaign.ts';
import { giveByPage, type GiveParts } from './give.ts';
import { showEmbed } from './embed.ts';
import { type MessageParts, sendMessage } from './message.ts';
import { refusedPage } from './refused.ts';
import { type PosterParts, showPoster } from './poster.ts';
import { reviewGift } from './review.ts';
import { followShortLink, type ShortLinkParts } from './short-link.ts';
import { showTransfer, thankForTransfer, type TransferParts } from './transfer.ts';
import { showWallLink, type WallLinkParts, withdrawFromWall } from './wall-link.ts';

/** What the pages of our own work with: what each of them asks for. */
export type SiteParts = GiveParts &
  PledgeDoorParts &
  AssetParts &
  ShortLinkParts &
  TransferParts &
  PosterParts &
  MessageParts &
  WallLinkParts &
  PublicParts;

/** Every page of our own and what answers it; a refusal is a page too. */
export const site: readonly Served<SiteParts>[] = [
  serve(routes.showCampaign, showCampaign, refusedPage),
  serve(routes.reviewGift, reviewGift, refusedPage),
  serve(routes.giveByPage, giveByPage, refusedPage),
  serve(routes.showPledgeLink, showPledgeLink, refusedPledgePage),
  serveInput(routes.openPledgeLink, openPledgeLink, refusedPledgePage),
  serve(routes.readAsset, readAsset),
  serve(routes.showTransfer, showTransfer, refusedPage),
  serve(routes.thankForTransfer, thankForTransfer, refusedPage),
  serve(routes.showPoster, showPoster, refusedPage),
  serve(routes.showEmbed, showEmbed, refusedPage),
  serve(routes.sendMessage, sendMessage, refusedPage),
  serve(routes.showWallLink, showWallLink, refusedPage),
  serve(routes.withdrawFromWall, withdrawFromWall, refusedPage),
  serve(routes.shortLink, followShortLink, refusedPage),
];
