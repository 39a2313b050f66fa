import * as z from 'zod';

const Heard = z.strictObject({ received: z.literal(true), outcome: z.string() });

/** What the post calls: what became of letters, and letters to the address by which supporters leave. */
export const sendGridRoutes = {
  hearSendGrid: {
    method: 'POST',
    path: '/v1/webhooks/sendgrid',
    who: 'sendgrid',
    summary: 'SendGrid tells what became of letters; signed (X-Twilio-Email-Event-Webhook-Signature).',
    output: Heard,
  },
  hearLeaving: {
    method: 'POST',
    path: '/v1/webhooks/sendgrid/inbound/{key}',
    who: 'sendgrid',
    summary:
      'SendGrid hands on a letter by which a supporter leaves (multipart/form-data). Not signed: the key in the address is a secret.',
    parameters: z.strictObject({ key: z.string().max(200) }),
    output: Heard,
  },
} as const;
