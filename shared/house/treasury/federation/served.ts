import { treasuryRoutes } from '../../../routes/treasury.ts';
import type { ChangingParts } from '../doing.ts';
import { type AskedParts, changing, type OpenDoor, reading } from '../doors.ts';
import { addCampaign, changeSettings, moveCampaign } from './campaigns.ts';
import { addCarrier, addNotice, type CarrierParts, changeCarrier } from './carriers.ts';
import { addCentre, changeCentre } from './centres.ts';
import { closeCampaign, type ClosingParts } from './closing.ts';
import { handOver } from './hand-over.ts';
import { openCampaign } from './opening.ts';
import {
  type GovernedHistoryParts,
  readCampaignHistory,
  readCarrierHistory,
  readCentreHistory,
  readFederation,
  readSettings,
} from './reading.ts';
import { readStatement } from './statement.ts';

export type FederationDoorParts = AskedParts &
  ChangingParts &
  GovernedHistoryParts &
  ClosingParts &
  CarrierParts;

/** Who belongs to the federation, who receives its money, and for what it asks. */
export const federationDoors: readonly OpenDoor<FederationDoorParts>[] = [
  reading(treasuryRoutes.readFederation, readFederation),
  changing(treasuryRoutes.addCampaign, addCampaign),
  reading(treasuryRoutes.readSettings, readSettings),
  changing(treasuryRoutes.changeSettings, changeSettings),
  changing(treasuryRoutes.moveCampaign, moveCampaign),
  changing(treasuryRoutes.handOver, handOver),
  changing(treasuryRoutes.openCampaign, openCampaign),
  changing(treasuryRoutes.closeCampaign, closeCampaign),
  reading(treasuryRoutes.readStatement, readStatement),
  reading(treasuryRoutes.readCampaignHistory, readCampaignHistory),
  changing(treasuryRoutes.addCentre, addCentre),
  changing(treasuryRoutes.changeCentre, changeCentre),
  reading(treasuryRoutes.readCentreHistory, readCentreHistory),
  changing(treasuryRoutes.addCarrier, addCarrier),
  changing(treasuryRoutes.changeCarrier, changeCarrier),
  changing(treasuryRoutes.addNotice, addNotice),
  reading(treasuryRoutes.readCarrierHistory, readCarrierHistory),
];
