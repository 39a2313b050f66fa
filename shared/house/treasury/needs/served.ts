import { treasuryRoutes } from '../../../routes/treasury.ts';
import { type AskedParts, changing, type OpenDoor, reading } from '../doors.ts';
import type { ChangingParts } from '../doing.ts';
import { addNeed, changeNeed } from './changing.ts';
import { closeNeed, reopenNeed } from './closing.ts';
import { copyYear, previewCopiedYear } from './copying.ts';
import { orderNeeds } from './ordering.ts';
import { pasteNeeds, previewPastedNeeds } from './pasting.ts';
import type { PlanParts } from './planned.ts';
import { type NeedHistoryParts, readNeed, readNeedHistory, readNeeds, readTemplate } from './reading.ts';
import { addTemplate, changeTemplate, decideTemplate } from './templates.ts';

export type NeedDoorParts = AskedParts & ChangingParts & PlanParts & NeedHistoryParts;

/** What a campaign needs, month by month. */
export const needDoors: readonly OpenDoor<NeedDoorParts>[] = [
  reading(treasuryRoutes.readNeeds, readNeeds),
  reading(treasuryRoutes.readNeed, readNeed),
  reading(treasuryRoutes.readNeedHistory, readNeedHistory),
  reading(treasuryRoutes.readTemplate, readTemplate),
  reading(treasuryRoutes.previewCopiedYear, previewCopiedYear),
  reading(treasuryRoutes.previewPastedNeeds, previewPastedNeeds),
  changing(treasuryRoutes.addNeed, addNeed),
  changing(treasuryRoutes.changeNeed, changeNeed),
  changing(treasuryRoutes.closeNeed, closeNeed),
  changing(treasuryRoutes.reopenNeed, reopenNeed),
  changing(treasuryRoutes.orderNeeds, orderNeeds),
  changing(treasuryRoutes.addTemplate, addTemplate),
  changing(treasuryRoutes.changeTemplate, changeTemplate),
  changing(treasuryRoutes.decideTemplate, decideTemplate),
  changing(treasuryRoutes.copyYear, copyYear),
  changing(treasuryRoutes.pasteNeeds, pasteNeeds),
];
