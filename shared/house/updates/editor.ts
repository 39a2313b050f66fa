import { type Campaign, carrierOn } from '../../domain/campaign.ts';
import type { Carrier } from '../../domain/carrier.ts';
import { dayOf } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import type { UpdatesParts } from './parts.ts';

/** Who hears of drafts, and whom readers answer: the campaign's people, or the carrier's. */
export const editorOf = (topic: string, { contactEmail, updates }: Campaign, carrier: Carrier): string =>
  topic === federation ? carrier.email : (updates?.editorEmail ?? contactEmail ?? carrier.email);

/** @throws Error if the campaign or its carrier is gone */
export const signerOf = async (
  signedFor: string,
  { campaigns, clock }: Pick<UpdatesParts, 'campaigns' | 'clock'>,
): Promise<{ campaign: Campaign; carrier: Carrier }> => {
  const campaign = await campaigns.find(signedFor);
  if (!campaign) throw new Error(`campaign ${signedFor} is gone`);
  const carrier = await campaigns.carrier(carrierOn(campaign, dayOf(clock.now())));
  if (!carrier) throw new Error(`the carrier of ${signedFor} is gone`);
  return { campaign, carrier };
};

/** Whose carrier signs the letters of a topic: the campaign's; for all together one of the federation's own, if any. */
export const signsFor = (topic: string, open: readonly Campaign[]): string | undefined => {
  if (topic !== federation) return topic;
  const byName = open.toSorted((one, other) => (one.campaign < other.campaign ? -1 : 1));
  return (byName.find(({ centre }) => centre === undefined) ?? byName[0])?.campaign;
};

/** What letters can be about: each open campaign, and all of them if there is one. */
export const topicsOf = (open: readonly Campaign[]): string[] =>
  open.length === 0 ? [] : [...open.map(({ campaign }) => campaign), federation];

/** Whether the letters of a topic go out even if nobody agrees. Those about all campaigns never do. */
export const goesWithoutApproval = (topic: string, open: readonly Campaign[]): boolean =>
  open.find(({ campaign }) => campaign === topic)?.updates?.withoutApproval === true;
