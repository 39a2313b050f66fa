import * as z from 'zod';
import { CampaignId } from '../domain/campaign.ts';
import { Language } from '../domain/language.ts';
import { GivingMethod } from '../domain/method.ts';
import { Cents } from '../domain/money.ts';
import { Day, Month } from '../domain/month.ts';
import { CostType, NeedId } from '../domain/need.ts';

const FormNeed = z.strictObject({
  need: NeedId,
  costType: CostType,
  title: z.string(),
  neededCents: Cents,
  coveredCents: Cents,
});

/**
 * All that a form to give needs, in one answer: the month, the receiver, the ways to give, and every word in the
 * reader's language, so that the widget carries none of its own.
 */
export const GivingForm = z
  .strictObject({
    campaign: CampaignId,
    title: z.string(),
    open: z.boolean(),
    language: Language,
    /** For `Intl`: whose numbers and dates the reader expects. */
    formatTag: z.string(),
    direction: z.enum(['ltr', 'rtl']),
    /** How amounts and shares are written: `Intl` costs a phone more than the whole form. */
    numbers: z.strictObject({
      decimal: z.string(),
      group: z.string(),
      euros: z.string().meta({ example: '{number} €' }),
      percent: z.string().meta({ example: '{number} %' }),
    }),
    /** The legal person that receives the money today. */
    carrier: z.strictObject({ name: z.string(), city: z.string() }),
    /** The campaign's own page. */
    pageUrl: z.url(),
    month: z.strictObject({
      month: Month,
      neededCents: Cents,
      coveredCents: Cents,
      pendingCents: Cents,
      returnedCents: Cents,
      needs: z.array(FormNeed),
    }),
    promised: z.strictObject({ pledges: z.int(), monthlyCents: Cents }),
    amounts: z.strictObject({ suggestedCents: z.array(Cents), leastCents: Cents, mostCents: Cents }),
    /** What can be chosen, in the order to show it in, each with its fee. */
    methods: z.array(
      z.strictObject({
        method: GivingMethod,
        fee: z.strictObject({ basisPoints: z.int(), fixedCents: z.int() }),
      }),
    ),
    /** When a gift that begins today comes again. */
    nextDebitOn: z.strictObject({ month: Day, quarter: Day, year: Day }),
    /** The same as the reader writes it, the name of the month, and how many people promised what is promised. */
    said: z.strictObject({
      month: z.string(),
      nextDebitOn: z.strictObject({ month: z.string(), quarter: z.string(), year: z.string() }),
      people: z.string(),
    }),
    /** Of the text in `words.form.newsletter`; kept as the proof of a consent. */
    newsletterVersion: z.string(),
    words: z.record(z.string(), z.unknown()).meta({
      description: 'The sentences of form, review, progress, return and refusals, in the language asked for.',
    }),
  })
  .meta({ id: 'GivingForm' });
export type GivingForm = z.infer<typeof GivingForm>;

/** The same for a page that we render ourselves: it has words and formats of its own. */
export type RenderedForm = Omit<GivingForm, 'numbers' | 'said' | 'words'>;
