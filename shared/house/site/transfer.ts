import { CampaignId, carrierOn } from '../../domain/campaign.ts';
import { ownReferencesIn } from '../../domain/creditor-reference.ts';
import type { Language } from '../../domain/language.ts';
import { dayOf } from '../../domain/month.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { transferPage, type TransferShown, unknownTransferPage } from '../../page/transfer.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import type { Transfers } from '../../store/transfers.ts';
import type { Clock } from '../clock.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';
import { noTransfers } from './transfers-refused.ts';
import { TypedEmail } from './typed-email.ts';

export interface TransferParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly campaigns: Pick<Campaigns, 'find' | 'carrier'>;
  readonly transfers: Pick<Transfers, 'find' | 'setDonor'>;
}

/** The details of an announced transfer, for whoever has its address. */
export const showTransfer = async (request: HttpRequest, parts: TransferParts): Promise<HttpAnswer> => {
  const language = languageOf(request);
  const found = await transferIn(request, language, parts);
  if (!found) return unknownTransfer(language);
  return shown(transferPage(found), `transfer ${found.transfer.reference} shown`);
};

/** Keeps where the thanks may go. What was kept before is never shown, only replaced. */
export const thankForTransfer = async (request: HttpRequest, parts: TransferParts): Promise<HttpAnswer> => {
  const language = languageOf(request);
  const found = await transferIn(request, language, parts);
  if (!found) return unknownTransfer(language);
  const { campaign, reference } = found.transfer;
  const typed = new URLSearchParams(Buffer.from(request.body).toString('utf8')).get('email') ?? '';
  const email = TypedEmail.safeParse(typed);
  if (!email.success) {
    const refusedEmail = typed.slice(0, longestEmail);
    return shown(transferPage({ ...found, refusedEmail }), `thanks for ${reference}: no address`, {
      status: 400,
    });
  }
  await parts.transfers.setDonor(reference, { email: email.data });
  return {
    status: 303,
    headers: { location: `/c/${campaign}/transfer/${reference}?lang=${language}#thanks` },
    told: `thanks for ${reference} may be sent`,
  };
};

const longestEmail = 254;

/** @throws Refusal `method.unavailable` if the carrier of today has no account */
const transferIn = async (
  { parameters }: HttpRequest,
  language: Language,
  { clock, campaigns, transfers }: TransferParts,
): Promise<TransferShown | undefined> => {
  const campaignId = CampaignId.safeParse(parameters['campaign']);
  const [reference] = ownReferencesIn(parameters['reference'] ?? '');
  if (!campaignId.success || reference === undefined) return undefined;
  const transfer = await transfers.find(reference);
  const campaign = transfer?.campaign === campaignId.data && (await campaigns.find(campaignId.data));
  if (!transfer || !campaign) return undefined;
  const carrier = await campaigns.carrier(carrierOn(campaign, dayOf(clock.now())));
  if (!carrier?.bank) throw noTransfers();
  return { transfer, campaignTitle: campaign.title, carrierName: carrier.name, bank: carrier.bank, language };
};

const unknownTransfer = (language: Language): HttpAnswer =>
  shown(unknownTransferPage(language), 'transfer unknown', { status: 404 });
