import type Stripe from 'stripe';

type ErrorType = 'invalid_request_error' | 'idempotency_error' | 'card_error' | 'api_error';

/** An answer Stripe gives instead of what was asked. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly body: {
    readonly type: ErrorType;
    readonly message: string;
    readonly code?: string;
    readonly param?: string;
    readonly doc_url?: string;
    readonly decline_code?: string;
    readonly charge?: string;
    readonly payment_intent?: Stripe.PaymentIntent;
    readonly payment_method?: Stripe.PaymentMethod;
  };

  constructor(status: number, body: StripeRefusal['body']) {
    super(body.message);
    this.name = 'StripeRefusal';
    this.status = status;
    this.body = body.code
      ? { doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`, ...body }
      : body;
  }
}

/** The request asks for something that cannot be: 400, and the parameter at fault. */
export const invalid = (message: string, param?: string, code?: string): StripeRefusal =>
  new StripeRefusal(400, {
    type: 'invalid_request_error',
    message,
    ...(param === undefined ? {} : { param }),
    ...(code === undefined ? {} : { code }),
  });

export const missing = (param: string): StripeRefusal =>
  invalid(`Missing required param: ${param}.`, param, 'parameter_missing');

export const noSuch = (noun: string, id: string, param = 'id'): StripeRefusal =>
  new StripeRefusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  });
