import type { Words } from '../words.ts';
import { de } from './de.ts';

export const ar: Words = de;
