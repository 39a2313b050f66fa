import type { Person } from '../../../domain/person.ts';
import { cleanedLine } from '../../../domain/text.ts';

/** As whoever notes money stands in the books. */
export const authorOf = ({ name, subject }: Person): string => cleanedLine(name, 80) ?? subject.slice(0, 80);
