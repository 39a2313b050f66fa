import * as z from 'zod';
import type { Html } from '../../../shared/markup.ts';
import { Locale } from '../../../shared/domain/locale.ts';
import { parseCents } from '../../../shared/domain/money.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { CheckoutStarted } from '../../../shared/routes/checkout.ts';
import { RefusalBody } from '../../../shared/routes.ts';
import { campaignPage } from './campaign-page.ts';

type Given = { readonly location: string } | { readonly status: number; readonly page: Html };

const Form = z.object({
  amount: z.string().default(''),
  other: z.string().default(''),
  earmark: z.string().default('free'),
  interval: z.string().default('once'),
  lang: Locale.catch('de'),
  key: z.string().default(''),
});

/** Takes the plain form of the campaign page to the public API, as the widget will, and leads on to Stripe. */
export const giveFrom = async (origin: string, campaign: string, sent: URLSearchParams): Promise<Given> => {
  const form = Form.parse(Object.fromEntries(sent));
  const shownAgain = async (status: number, refused: string): Promise<Given> => {
    const choices = new URLSearchParams({ ...form, lang: form.lang });
    const { page } = await campaignPage(origin, campaign, choices, refused);
    return { status, page };
  };
  try {
    const amountCents = parseCents(form.other.trim() === '' ? form.amount : form.other);
    const answer = await fetch(`${origin}/v1/campaigns/${campaign}/checkout`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        amountCents,
        earmark: form.earmark,
        interval: form.interval,
        locale: form.lang,
        idempotencyKey: form.key,
        returnUrl: `${origin}/c/${campaign}?lang=${form.lang}`,
      }),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return { location: CheckoutStarted.parse(body).checkoutUrl };
    return await shownAgain(answer.status, RefusalBody.parse(body).error.message);
  } catch (error) {
    if (error instanceof Refusal) return shownAgain(error.status, error.in(form.lang));
    throw error;
  }
};
