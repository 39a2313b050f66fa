import { federation } from '../../domain/topic.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleDay } from '../samples.ts';

const about = {
  kind: 'news-confirmation',
  ask: 'ask_sample0000000001',
  topic: sampleCampaign.campaign,
  campaign: sampleCampaign.campaign,
  day: sampleDay,
} as const;

const to = { email: 'ada@example.org' };

export const newsConfirmationSamples = {
  'monthly letters of one campaign': {
    about,
    to,
    ask: { topic: about.topic, frequency: 'monthly' },
  },
  'milestones of all campaigns': {
    about: { ...about, topic: federation },
    to,
    ask: { topic: federation, frequency: 'milestones' },
  },
} as const satisfies Record<string, LetterSample<'news-confirmation'>>;
