import { treasuryRoutes } from '../../../routes/treasury.ts';
import type { ChangingParts } from '../doing.ts';
import { type AskedParts, changing, type OpenDoor, reading } from '../doors.ts';
import { type FiguresOfLettersParts, planEdition, readSupporters } from './figures.ts';
import { previewEdition, type PreviewParts } from './previewing.ts';
import {
  readEdition,
  readEditionHistory,
  readEditions,
  type ReadingParts,
  readPicture,
  readTopics,
} from './reading.ts';
import { cancelEdition, pauseEdition, resumeEdition } from './stopping.ts';
import { sendTest, type TestParts } from './testing.ts';
import { approveEdition, reopenEdition, withdrawApproval } from './turning.ts';
import { changePicture, changeTexts } from './writing.ts';

export type UpdateDoorParts = AskedParts &
  ChangingParts &
  ReadingParts &
  PreviewParts &
  TestParts &
  FiguresOfLettersParts;

/** Letters to supporters: written, agreed to and stopped. */
export const updateDoors: readonly OpenDoor<UpdateDoorParts>[] = [
  reading(treasuryRoutes.readTopics, readTopics),
  reading(treasuryRoutes.readEditions, readEditions),
  reading(treasuryRoutes.readEdition, readEdition),
  reading(treasuryRoutes.previewEdition, previewEdition),
  reading(treasuryRoutes.readPicture, readPicture),
  reading(treasuryRoutes.planEdition, planEdition),
  reading(treasuryRoutes.readEditionHistory, readEditionHistory),
  reading(treasuryRoutes.readSupporters, readSupporters),
  changing(treasuryRoutes.changeTexts, changeTexts),
  changing(treasuryRoutes.changePicture, changePicture),
  changing(treasuryRoutes.approveEdition, approveEdition),
  changing(treasuryRoutes.withdrawApproval, withdrawApproval),
  changing(treasuryRoutes.cancelEdition, cancelEdition),
  changing(treasuryRoutes.reopenEdition, reopenEdition),
  changing(treasuryRoutes.pauseEdition, pauseEdition),
  changing(treasuryRoutes.resumeEdition, resumeEdition),
  changing(treasuryRoutes.sendTest, sendTest),
];
