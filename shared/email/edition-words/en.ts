import type { EditionWords } from './shape.ts';

export const en: EditionWords = {
  monthSubject: (month, title) => `${month}: ${title}`,
  milestonesSubject: (title) => `Done: ${title}`,
  preheader: (month, covered, needed) => `${month}: ${covered} of ${needed} is covered already.`,
  preheaderWithoutNeeds: (month) => `What lies ahead in ${month}, and what happened last.`,
  copyInSubject: 'Copy: ',
  copy: 'You may have had this letter before. It is the same one, not a second.',
  greeting: 'Hello,',
  monthIntro: (month) =>
    `Here you can read what ${month} needs, how much of it is there, and what the money of the month before has done.`,
  federationIntro: (month) =>
    `Here you can read what our campaigns need in ${month}, and how far they have come.`,
  milestonesIntro: 'There is something to celebrate:',
  needsTitle: (month) => `What ${month} needs`,
  covered: (covered, needed, percent) => `${covered} of ${needed} is covered, which is ${percent}.`,
  missing: (amount) => `${amount} is still missing.`,
  full: 'With this, everything is covered. What comes now helps next month.',
  nothingNeeded: 'No need is entered for this month.',
  pending: (amount) => `${amount} is on its way: direct debits that the bank is still collecting.`,
  costTypes: { staff: 'Staff', material: 'Material costs' },
  coveredBy: 'Covered by:',
  sources: {
    donation: 'donations',
    membership: 'members’ fees',
    grant: 'grants',
    event: 'events',
  },
  part: (covered, needed) => `${covered} of ${needed}`,
  moreOnPage: 'There is more than fits in here: the whole letter can be read in your browser.',
  give: 'Give now',
  closed: 'This campaign takes no more gifts.',
  lastTitle: (month) => `What became of ${month}`,
  received: (amount) => `${amount} came together.`,
  nothingReceived: 'No money came in during this month.',
  returned: (amount) => `${amount} went back to its givers and is taken off already.`,
  spentOn: 'This is what there was for each:',
  milestonesTitle: 'What has been reached',
  half: {
    staff: (month) => `Half of what staff cost in ${month} is there.`,
    material: (month) => `Half of the material costs of ${month} is there.`,
  },
  whole: {
    staff: (month) => `Staff are fully paid for in ${month}.`,
    material: (month) => `The material costs of ${month} are fully covered.`,
  },
  year: (year) => `All that is still needed in ${year} is secured.`,
  firstGift: (centre) =>
    centre === undefined ? 'The first gift is here.' : `The first gift for “${centre}” is here.`,
  nextStepTitle: 'What you can do',
  tellOthers: 'Tell others: the campaign’s page shows every day what is still missing.',
  page: 'Read this letter in your browser',
  asOf: (day) => `All figures as of ${day}.`,
  answer:
    'Do you have a question or an idea? Just answer this e-mail, it reaches the people of the campaign.',
  closing: 'With warm regards',
  why: {
    month: 'You get this letter about once a month because you asked for it and confirmed that you did.',
    milestones:
      'You get this letter because you wanted to read when something is reached, and confirmed that you did.',
  },
  preferences: 'Change language, topics and frequency',
  leave: 'Unsubscribe',
};
