import { moneyRoutes } from '../../../routes/treasury/money.ts';
import type { Fees } from '../../../store/fees.ts';
import type { AskedParts, OpenDoor } from '../doors.ts';
import { changing, reading } from '../doors.ts';
import type { ChangingParts } from '../doing.ts';
import { previewMembershipFees } from './fee-preview.ts';
import { addMembershipFee, type FeeParts, listMembershipFees, uploadMembershipFees } from './fees.ts';
import {
  addGrant,
  changeGrant,
  type GrantHistoryParts,
  listGrants,
  readGrant,
  readGrantHistory,
  receiveTranche,
} from './grants.ts';

export type MoneyParts = AskedParts & ChangingParts & FeeParts & GrantHistoryParts & { readonly fees: Fees };

/** The doors through which fees and grants come in. */
export const money: readonly OpenDoor<MoneyParts>[] = [
  reading(moneyRoutes.listMembershipFees, listMembershipFees),
  changing(moneyRoutes.addMembershipFee, addMembershipFee),
  reading(moneyRoutes.previewMembershipFees, previewMembershipFees),
  changing(moneyRoutes.uploadMembershipFees, uploadMembershipFees),
  reading(moneyRoutes.listGrants, listGrants),
  changing(moneyRoutes.addGrant, addGrant),
  reading(moneyRoutes.readGrant, readGrant),
  changing(moneyRoutes.changeGrant, changeGrant),
  changing(moneyRoutes.receiveTranche, receiveTranche),
  reading(moneyRoutes.readGrantHistory, readGrantHistory),
];
