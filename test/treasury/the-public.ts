import { givingRules } from '../../shared/house/giving-rules.ts';
import { readCampaign } from '../../shared/house/reading.ts';
import { showCampaign } from '../../shared/house/site/campaign.ts';
import { openWall } from '../../shared/store/wall.ts';
import type { ADesk } from './a-desk.ts';

const asked = (campaign: string) => ({
  method: 'GET',
  path: `/c/${campaign}`,
  parameters: { campaign },
  query: {},
  headers: {},
  body: new Uint8Array(),
  sourceAddress: '203.0.113.9',
  locale: 'de' as const,
});

/** What everybody sees of a campaign, from the same table that the desk writes. */
export const thePublic = ({ table, parts }: ADesk) => {
  const giving = givingRules('https://tragwerk.example.org', 100_000_00);
  return {
    page: async (campaign: string): Promise<string> =>
      (await showCampaign(asked(campaign), { ...parts, giving, wall: openWall(table) })).page ?? '',
    progress: async (campaign: string): Promise<unknown> => (await readCampaign(asked(campaign), parts)).body,
  };
};
