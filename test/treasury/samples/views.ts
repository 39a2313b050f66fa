import type { Sample } from '../sample.ts';

export const viewSamples: Readonly<Record<string, Sample>> = {
  readOverview: { path: '/v1/treasury/campaigns' },
  readMonth: {
    path: '/v1/treasury/campaigns/netzwerk/months/2026-11',
    elsewhere: '/v1/treasury/campaigns/sprechstunde/months/2026-11',
  },
  readOneMore: {
    path: '/v1/treasury/campaigns/netzwerk/months/2026-11/one-more?cents=5000&earmark=free',
    elsewhere: '/v1/treasury/campaigns/sprechstunde/months/2026-11/one-more',
  },
  readYear: {
    path: '/v1/treasury/campaigns/netzwerk/years/2026',
    elsewhere: '/v1/treasury/campaigns/sprechstunde/years/2026',
  },
};
