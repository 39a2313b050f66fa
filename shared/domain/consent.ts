/**
 * The version of the sentence that stands beside the box for progress letters, in every language. Changing any of the
 * sentences (`form.newsletter` in shared/words) means a new version: what somebody agreed to must stay provable
 * (Art. 7 (1) GDPR).
 */
export const newsletterVersion = '2026-11-22';

/** The version of the sentence beside the box for milestones (`milestonesConsent` in shared/words/news), likewise. */
export const milestonesVersion = '2026-11-22';
