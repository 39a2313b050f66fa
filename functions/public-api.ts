import { answerCheckout, type CheckoutParts } from '../shared/house/checkout.ts';
import { openCounter } from '../shared/house/counter.ts';
import { type FormParts, readForm } from '../shared/house/giving-form.ts';
import { readCampaign, type ReadingParts } from '../shared/house/reading.ts';
import { publicHandler, type PublicParts, serve, serveInput } from '../shared/lambda/public.ts';
import { readOpenApi } from '../shared/openapi.ts';
import { routes } from '../shared/routes.ts';

/** The counter: what a campaign needs, and how to give to it. */
export const handler = publicHandler<ReadingParts & FormParts & CheckoutParts & PublicParts>(
  [
    serve(routes.readCampaign, readCampaign),
    serve(routes.readForm, readForm),
    serveInput(routes.startCheckout, answerCheckout),
    serve(routes.readOpenApi, readOpenApi),
  ],
  async () => openCounter().parts,
);
