import * as z from 'zod';
import { Centre, CentreId } from '../../domain/campaign.ts';
import { Carrier, CarrierId, ReceiptSettings } from '../../domain/carrier.ts';
import { TaxNotice } from '../../domain/tax-notice.ts';
import { campaignRoutes } from './campaigns.ts';
import { GovernedCampaign, GovernedCarrier, GovernedCentre } from './governed.ts';
import { History } from './history.ts';
import { none, type TreasuryRoute } from './route.ts';

const CarrierInput = Carrier.omit({ carrier: true, taxNotice: true, formerTaxNotices: true }).extend({
  /** The facsimile of a signature stays; it is sent by itself. */
  receipts: ReceiptSettings.omit({ signatureHash: true }).optional(),
});

const ofCentre = z.strictObject({ centre: CentreId });
const ofCarrier = z.strictObject({ carrier: CarrierId });

/** Who belongs to the federation, who receives its money, and for what it asks. */
export const federationRoutes = {
  readFederation: {
    method: 'GET',
    path: '/v1/treasury/federation',
    who: 'treasury',
    right: 'read',
    at: 'own',
    summary: 'Carriers, centres and campaigns with their versions: all that this person may read.',
    parameters: none,
    query: none,
    input: none,
    output: z.strictObject({
      carriers: z.array(GovernedCarrier),
      centres: z.array(GovernedCentre),
      campaigns: z.array(GovernedCampaign),
    }),
  },
  addCentre: {
    method: 'POST',
    path: '/v1/treasury/centres',
    who: 'treasury',
    right: 'govern',
    at: 'federation',
    summary: 'A new member of the federation.',
    parameters: none,
    query: none,
    input: Centre.extend({ centre: CentreId.optional() }),
    output: GovernedCentre,
  },
  changeCentre: {
    method: 'PUT',
    path: '/v1/treasury/centres/{centre}',
    who: 'treasury',
    right: 'govern',
    at: 'centre',
    summary: 'A centre’s name and city.',
    parameters: ofCentre,
    query: none,
    input: Centre.omit({ centre: true }),
    output: GovernedCentre,
  },
  readCentreHistory: {
    method: 'GET',
    path: '/v1/treasury/centres/{centre}/history',
    who: 'treasury',
    right: 'read',
    at: 'centre',
    summary: 'What was changed about a centre, by whom and when.',
    parameters: ofCentre,
    query: none,
    input: none,
    output: History,
  },
  addCarrier: {
    method: 'POST',
    path: '/v1/treasury/carriers',
    who: 'treasury',
    right: 'govern',
    at: 'federation',
    summary: 'A new carrier with its address, tax office and notice.',
    parameters: none,
    query: none,
    input: CarrierInput.extend({ carrier: CarrierId.optional(), taxNotice: TaxNotice }),
    output: GovernedCarrier,
  },
  changeCarrier: {
    method: 'PUT',
    path: '/v1/treasury/carriers/{carrier}',
    who: 'treasury',
    right: 'govern',
    at: 'federation',
    summary: 'A carrier’s address, account and tax numbers; what is left out is taken out. Notices stay.',
    parameters: ofCarrier,
    query: none,
    input: CarrierInput,
    output: GovernedCarrier,
  },
  addNotice: {
    method: 'POST',
    path: '/v1/treasury/carriers/{carrier}/notices',
    who: 'treasury',
    right: 'govern',
    at: 'federation',
    summary: 'A new tax notice; the former ones are kept.',
    parameters: ofCarrier,
    query: none,
    input: TaxNotice.extend({
      /** The notice entered last was mistyped: this one stands in its place instead of following it. */
      correctsMistake: z.literal(true).optional(),
    }),
    output: GovernedCarrier,
  },
  readCarrierHistory: {
    method: 'GET',
    path: '/v1/treasury/carriers/{carrier}/history',
    who: 'treasury',
    right: 'read',
    at: 'federation',
    summary: 'What was changed about a carrier, by whom and when.',
    parameters: ofCarrier,
    query: none,
    input: none,
    output: History,
  },
  ...campaignRoutes,
} as const satisfies Record<string, TreasuryRoute>;
