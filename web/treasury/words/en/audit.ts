import type { audit as german } from '../de/audit.ts';

export const audit: typeof german = {
  title: 'Audit log, {month}',
  text: 'Who did what, and when. Written together with the thing itself, and never changed.',
  turn: 'Another month',
  nothing: 'Nobody changed anything in this month.',
  caption: 'What was done',
  at: 'When',
  person: 'Who',
  done: 'What',
  subject: 'To what',
  from: 'From where',
  detail: 'Before and after',
  before: 'Before',
  after: 'After',
  show: 'show',
  personFilter: 'Only by',
  filter: 'Filter',
  all: 'all',
  save: 'Save as CSV',
};
