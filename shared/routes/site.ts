import * as z from 'zod';
import { CampaignId } from '../domain/campaign.ts';
import { Language } from '../domain/language.ts';
import { NeedId } from '../domain/need.ts';

const inCampaign = z.strictObject({ campaign: CampaignId });
const Page = z.string().meta({ description: 'A page for people, in HTML.' });
const lang = z.strictObject({ lang: Language.optional() });
/** What posters and links choose beforehand. What cannot be read is left aside: a page always comes. */
const choices = z.strictObject({
  lang: Language.optional(),
  amount: z.string().optional().meta({ description: 'In euros, as people write it: `25` or `12,50`.' }),
  interval: z.string().optional(),
  earmark: z.string().optional(),
  method: z.string().optional(),
  by: z
    .string()
    .optional()
    .meta({ description: 'The letter to supporters whose link it is: `netzwerk-2026-12`.' }),
  checkout: z.string().optional().meta({ description: 'How somebody comes back: `success` or `cancelled`.' }),
});

/** The pages of our own, for people with a browser. None needs a script. */
export const siteRoutes = {
  showCampaign: {
    method: 'GET',
    path: '/c/{campaign}',
    who: 'everyone',
    summary: 'A campaign’s page: how far it is, what it needs, and the form to give.',
    parameters: inCampaign,
    query: choices,
    output: Page,
    page: true,
  },
  reviewGift: {
    method: 'POST',
    path: '/c/{campaign}/review',
    who: 'everyone',
    summary: 'What the form says, to be checked before paying.',
    parameters: inCampaign,
    query: lang,
    output: Page,
    page: true,
  },
  giveByPage: {
    method: 'POST',
    path: '/c/{campaign}/give',
    who: 'everyone',
    summary: 'Starts the gift that was checked, and leads on.',
    parameters: inCampaign,
    query: lang,
    output: Page,
    page: true,
    leadsTo: 'Stripe’s payment page, or ours for a bank transfer.',
  },
  showTransfer: {
    method: 'GET',
    path: '/c/{campaign}/transfer/{reference}',
    who: 'everyone',
    summary: 'The details of a bank transfer, in text and in a GiroCode.',
    parameters: z.strictObject({ campaign: CampaignId, reference: z.string().max(40) }),
    query: lang,
    output: Page,
    page: true,
  },
  thankForTransfer: {
    method: 'POST',
    path: '/c/{campaign}/transfer/{reference}',
    who: 'everyone',
    summary: 'Where to send the thanks for a bank transfer.',
    parameters: z.strictObject({ campaign: CampaignId, reference: z.string().max(40) }),
    output: Page,
    page: true,
  },
  showPoster: {
    method: 'GET',
    path: '/c/{campaign}/poster/{need}',
    who: 'everyone',
    summary: 'One need to print and hang up, with a GiroCode.',
    parameters: z.strictObject({ campaign: CampaignId, need: NeedId }),
    query: choices.pick({ lang: true, amount: true }),
    output: Page,
    page: true,
  },
  showEmbed: {
    method: 'GET',
    path: '/c/{campaign}/embed',
    who: 'everyone',
    summary: 'How to put the campaign on a website of one’s own.',
    parameters: inCampaign,
    query: lang,
    output: Page,
    page: true,
  },
  sendMessage: {
    method: 'POST',
    path: '/c/{campaign}/message',
    who: 'everyone',
    summary: 'A question to the campaign’s people.',
    parameters: inCampaign,
    output: Page,
    page: true,
  },
  showWallLink: {
    method: 'GET',
    path: '/wall/link',
    who: 'everyone',
    summary: 'Where a letter’s link leads that takes a name off the wall. Changes nothing.',
    query: z.strictObject({ token: z.string().max(600), lang: Language.optional() }),
    output: Page,
    page: true,
  },
  withdrawFromWall: {
    method: 'POST',
    path: '/wall/link',
    who: 'everyone',
    summary: 'Takes a name and its comment off the wall, for good.',
    output: Page,
    page: true,
  },
  readAsset: {
    method: 'GET',
    path: '/widget/{file}',
    who: 'everyone',
    summary: 'The widget’s scripts.',
    parameters: z.strictObject({ file: z.string().max(80) }),
    output: z.string().meta({ description: 'JavaScript.' }),
  },
  shortLink: {
    method: 'GET',
    path: '/{campaign}',
    who: 'everyone',
    summary: 'A campaign’s short address.',
    parameters: inCampaign,
    output: Page,
    page: true,
    leadsTo: 'The campaign’s page.',
  },
} as const;
