import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { type PublicParts, serve, serveInput, type Served } from '../../lambda/public.ts';
import { routes } from '../../routes.ts';
import { openPledgeLink, type PledgeDoorParts, showPledgeLink } from '../pledge-door.ts';
import { refusedPledgePage } from '../pledge-page.ts';
import type { AnswerParts } from './answer.ts';
import { type AssetParts, readAsset } from './assets.ts';
import { showCampaign } from './campaign.ts';
import { giveByPage, type GiveParts } from './give.ts';
import { showEmbed } from './embed.ts';
import { later } from './later.ts';
import { type MessageParts, sendMessage } from './message.ts';
import type { NewsParts } from './news.ts';
import type { ConfirmationParts } from './news-confirmation.ts';
import type { PreferencesParts } from './preferences.ts';
import type { ReceiptsFrontParts, SiteReceiptsParts } from './receipts-parts.ts';
import { refusedPage } from './refused.ts';
import { type PosterParts, showPoster } from './poster.ts';
import { reviewGift } from './review.ts';
import { followShortLink, type ShortLinkParts } from './short-link.ts';
import type { UpdateParts } from './update-shown.ts';
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
  ReceiptsFrontParts &
  PublicParts;

// Whoever comes to give does not wait for these.
const answer = later(async () => import('./answer.ts'));
const updates = later(async () => import('./updates.ts'));
const updatesFeed = later(async () => import('./updates-feed.ts'));
const news = later(async () => import('./news.ts'));
const newsConfirmation = later(async () => import('./news-confirmation.ts'));
const preferences = later(async () => import('./preferences.ts'));
const leaving = later(async () => import('./leaving.ts'));
const receiptsDoor = later(async () => import('./receipts-door.ts'));
const receiptsMine = later(async () => import('./receipts-mine.ts'));
const receiptsDocument = later(async () => import('./receipts-document.ts'));
const receiptsCheck = later(async () => import('./receipts-check.ts'));

/** A page about receipts, with the office opened for it. */
const ofReceipts =
  (door: (request: HttpRequest, parts: SiteReceiptsParts) => Promise<HttpAnswer>) =>
  async (request: HttpRequest, { receiptsOffice, ...parts }: ReceiptsFrontParts): Promise<HttpAnswer> =>
    door(request, { ...parts, ...(await receiptsOffice()) });

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
  serve(routes.showMessage, answer('showMessage'), refusedPage),
  serve(routes.answerMessage, answer('answerMessage'), refusedPage),
  serve(routes.showUpdate, updates('showUpdate'), refusedPage),
  serve(routes.showUpdatePicture, updates('showUpdatePicture')),
  serve(routes.readUpdates, updatesFeed('readUpdates'), refusedPage),
  serve(routes.showWallLink, showWallLink, refusedPage),
  serve(routes.withdrawFromWall, withdrawFromWall, refusedPage),
  serve(routes.showNews, news('showNews'), refusedPage),
  serve(routes.askForNews, news('askForNews'), refusedPage),
  serve(routes.showNewsConfirmation, newsConfirmation('showNewsConfirmation'), refusedPage),
  serve(routes.confirmNews, newsConfirmation('confirmNews'), refusedPage),
  serve(routes.showPreferences, preferences('showPreferences'), refusedPage),
  serve(routes.savePreferences, preferences('savePreferences'), refusedPage),
  serve(routes.showLeaving, leaving('showLeaving'), refusedPage),
  serve(routes.leaveNews, leaving('leaveNews'), refusedPage),
  serve(routes.showReceiptsAsk, ofReceipts(receiptsDoor('showReceiptsAsk')), refusedPage),
  serve(routes.askForReceiptsLink, ofReceipts(receiptsDoor('askForReceiptsLink')), refusedPage),
  serve(routes.showReceiptsLink, ofReceipts(receiptsDoor('showReceiptsLink')), refusedPage),
  serve(routes.openReceiptsLink, ofReceipts(receiptsDoor('openReceiptsLink')), refusedPage),
  serve(routes.showMyReceipts, ofReceipts(receiptsMine('showMyReceipts')), refusedPage),
  serve(routes.changeMyReceipts, ofReceipts(receiptsMine('changeMyReceipts')), refusedPage),
  serve(routes.readMyReceipt, ofReceipts(receiptsDocument('readMyReceipt')), refusedPage),
  serve(routes.showMyReceipt, ofReceipts(receiptsDocument('showMyReceipt')), refusedPage),
  serve(routes.showReceiptCheck, ofReceipts(receiptsCheck('showReceiptCheck')), refusedPage),
  serve(routes.checkReceipt, ofReceipts(receiptsCheck('checkReceipt')), refusedPage),
  serve(routes.showCheckedReceipt, ofReceipts(receiptsCheck('showCheckedReceipt')), refusedPage),
  serve(routes.shortLink, followShortLink, refusedPage),
];
