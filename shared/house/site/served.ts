import { type PublicParts, serve, serveInput, type Served } from '../../lambda/public.ts';
import { routes } from '../../routes.ts';
import { openPledgeLink, type PledgeDoorParts, showPledgeLink } from '../pledge-door.ts';
import { refusedPledgePage } from '../pledge-page.ts';
import { answerMessage, type AnswerParts, showMessage } from './answer.ts';
import { type AssetParts, readAsset } from './assets.ts';
import { showCampaign } from './campaign.ts';
import { giveByPage, type GiveParts } from './give.ts';
import { showEmbed } from './embed.ts';
import { leaveNews, showLeaving } from './leaving.ts';
import { type MessageParts, sendMessage } from './message.ts';
import { askForNews, type NewsParts, showNews } from './news.ts';
import { confirmNews, type ConfirmationParts, showNewsConfirmation } from './news-confirmation.ts';
import { type PreferencesParts, savePreferences, showPreferences } from './preferences.ts';
import { refusedPage } from './refused.ts';
import { type PosterParts, showPoster } from './poster.ts';
import { reviewGift } from './review.ts';
import { followShortLink, type ShortLinkParts } from './short-link.ts';
import { readUpdates } from './updates-feed.ts';
import { showUpdate, showUpdatePicture, type UpdateParts } from './updates.ts';
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
  AnswerParts &
  WallLinkParts &
  NewsParts &
  ConfirmationParts &
  PreferencesParts &
  UpdateParts &
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
  serve(routes.showMessage, showMessage, refusedPage),
  serve(routes.answerMessage, answerMessage, refusedPage),
  serve(routes.showUpdate, showUpdate, refusedPage),
  serve(routes.showUpdatePicture, showUpdatePicture),
  serve(routes.readUpdates, readUpdates, refusedPage),
  serve(routes.showWallLink, showWallLink, refusedPage),
  serve(routes.withdrawFromWall, withdrawFromWall, refusedPage),
  serve(routes.showNews, showNews, refusedPage),
  serve(routes.askForNews, askForNews, refusedPage),
  serve(routes.showNewsConfirmation, showNewsConfirmation, refusedPage),
  serve(routes.confirmNews, confirmNews, refusedPage),
  serve(routes.showPreferences, showPreferences, refusedPage),
  serve(routes.savePreferences, savePreferences, refusedPage),
  serve(routes.showLeaving, showLeaving, refusedPage),
  serve(routes.leaveNews, leaveNews, refusedPage),
  serve(routes.shortLink, followShortLink, refusedPage),
];
