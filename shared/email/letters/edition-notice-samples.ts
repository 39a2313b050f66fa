import type { EditionNotice } from '../../domain/letter.ts';
import { Day } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleCarrier, sampleDay } from '../samples.ts';

const about = (notice: EditionNotice['notice'], edition = '2026-12', topic = sampleCampaign.campaign) =>
  ({
    kind: 'edition-notice',
    topic,
    edition,
    notice,
    campaign: sampleCampaign.campaign,
    day: sampleDay,
  }) as const;

const to = { email: sampleCarrier.email };

export const editionNoticeSamples = {
  'a draft': { about: about('drafted'), to },
  'in two days': { about: about('soon'), to },
  'today, without approval': {
    about: about('today'),
    to,
    campaign: { ...sampleCampaign, updates: { withoutApproval: true } },
  },
  'about all campaigns': { about: about('drafted', '2026-12', federation), to },
  'of milestones': { about: about('drafted', '2026-11-20'), to },
  'drafted late': { about: { ...about('drafted'), day: Day.parse('2026-12-03') }, to },
} as const satisfies Record<string, LetterSample<'edition-notice'>>;
