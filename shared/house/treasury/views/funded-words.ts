import type { Locale, Sentence } from '../../../domain/locale.ts';
import { type Cents, formatCents, sumCents } from '../../../domain/money.ts';
import { formatMonth, type Month } from '../../../domain/month.ts';
import { comingThrough, type FundedKind, type Outlook } from '../../../domain/outlook.ts';
import type { YearView } from '../../../routes/treasury/year-view.ts';
import { percentOf } from './forecast-words.ts';

type FundedUntil = YearView['fundedUntil'][number];
type Assumption = FundedUntil['assumptions'][number];

const kinds = {
  staff: { de: 'Personal', en: 'Staff' },
  material: { de: 'Sachkosten', en: 'Material' },
} as const satisfies Record<string, Sentence>;

const verbs = {
  staff: { de: 'ist', en: 'is' },
  material: { de: 'sind', en: 'is' },
} as const satisfies Record<string, Sentence>;

/** Money that is on its way and counted nowhere. */
export interface OnItsWay {
  readonly pendingCents: Cents;
  readonly expectedCents: Cents;
}

/** Until when one kind of cost is paid for, in a sentence, and all that this sentence takes for granted. */
export const fundedWords = (
  funded: FundedKind,
  known: Outlook,
  onItsWay: OnItsWay,
  thisMonth: Month,
  locale: Locale,
): FundedUntil => {
  const { costType, byMoneyThere, asExpected } = funded;
  const { until, gap, plannedThrough } = byMoneyThere;
  const sentences = [there(funded, thisMonth), ...(gap ? [further(funded)] : [])];
  return {
    costType,
    until: until ?? null,
    expectedUntil: asExpected.until ?? null,
    gap: gap ?? null,
    plannedThrough: plannedThrough ?? null,
    sentence: sentences.map((part) => part[locale]).join(' '),
    assumptions: plannedThrough
      ? assumptionsOf(costType, known, onItsWay, plannedThrough).map(({ sentence: said, ...rest }) => ({
          ...rest,
          sentence: said[locale],
        }))
      : [],
  };
};

const there = ({ costType, byMoneyThere }: FundedKind, thisMonth: Month): Sentence => {
  const { until, gap, plannedThrough } = byMoneyThere;
  const [kind, verb] = [kinds[costType], verbs[costType]];
  if (plannedThrough === undefined) {
    return {
      de: `${kind.de}: ab ${formatMonth(thisMonth, 'de')} ist nichts geplant.`,
      en: `${kind.en}: nothing is planned from ${formatMonth(thisMonth, 'en')} on.`,
    };
  }
  if (!gap) {
    return {
      de: `${kind.de} ${verb.de} mit dem Geld, das da ist, bis ${formatMonth(plannedThrough, 'de')} finanziert: das ist alles, was geplant ist.`,
      en: `${kind.en} ${verb.en} funded until ${formatMonth(plannedThrough, 'en')} by the money that is there: all that is planned.`,
    };
  }
  const missing = (locale: Locale) => formatCents(gap.missingCents, locale);
  if (until === undefined) {
    return {
      de: `${kind.de} ${verb.de} in diesem Monat noch nicht ganz finanziert: es fehlen ${missing('de')}.`,
      en: `${kind.en} ${verb.en} not fully funded yet this month: ${missing('en')} is missing.`,
    };
  }
  return {
    de: `${kind.de} ${verb.de} mit dem Geld, das da ist, bis ${formatMonth(until, 'de')} finanziert. Im ${formatMonth(gap.month, 'de')} fehlen ${missing('de')}.`,
    en: `${kind.en} ${verb.en} funded until ${formatMonth(until, 'en')} by the money that is there. In ${formatMonth(gap.month, 'en')} ${missing('en')} is missing.`,
  };
};

const further = ({ byMoneyThere, asExpected }: FundedKind): Sentence => {
  const { until } = asExpected;
  if (until === undefined || until === byMoneyThere.until) {
    return {
      de: 'Auch mit zugesagten Förderungen und erwarteten Spenden reicht es nicht länger.',
      en: 'Committed grants and expected gifts do not make it last longer.',
    };
  }
  const all = asExpected.gap === undefined;
  return {
    de: `Kommen zugesagte Förderungen und erwartete Spenden, reicht es bis ${formatMonth(until, 'de')}${all ? ', für alles Geplante' : ''}.`,
    en: `If committed grants and expected gifts come, it lasts until ${formatMonth(until, 'en')}${all ? ', for all that is planned' : ''}.`,
  };
};

type Said = Omit<Assumption, 'sentence'> & { readonly sentence: Sentence };

const assumptionsOf = (
  costType: FundedKind['costType'],
  { forecast, committed, loss, undecided }: Outlook,
  { pendingCents, expectedCents }: OnItsWay,
  through: Month,
): Said[] => {
  const onItsWay = sumCents([pendingCents, expectedCents]);
  const grants = comingThrough(committed, through);
  const gifts = comingThrough(forecast, through);
  const stages = undecided.filter((need) => need.costType === costType);
  const open = sumCents(stages.map((need) => need.neededCents));
  const said: (Said | undefined)[] = [
    {
      assumption: 'planned',
      sentence: {
        de: `Geplant ist bis ${formatMonth(through, 'de')}; über die Zeit danach ist nichts gesagt, und an den Bedarfen ändert sich nichts.`,
        en: `Plans reach until ${formatMonth(through, 'en')}; nothing is said of the time after it, and needs stay as they are.`,
      },
    },
    {
      assumption: 'money-there',
      sentence: {
        de: 'Gezählt ist, was eingegangen ist. Was ein Monat übrig lässt, geht in den nächsten; niemand fordert Geld zurück.',
        en: 'What has come in is counted. What a month leaves goes on to the next one; nobody asks for money back.',
      },
    },
    {
      assumption: 'order',
      sentence: {
        de: 'Geld für einen Zweck bleibt bei seinem Zweck. Freies Geld geht in jedem Monat zuerst an Personal, dann an Sachkosten.',
        en: 'Money given for a purpose stays with it. Free money goes to staff first in each month, then to material.',
      },
    },
    onItsWay === 0
      ? undefined
      : {
          assumption: 'pending-not-counted',
          cents: onItsWay,
          sentence: {
            de: `Nicht gezählt ist, was unterwegs ist: Lastschriften über ${formatCents(pendingCents, 'de')} und angekündigte Überweisungen über ${formatCents(expectedCents, 'de')}.`,
            en: `What is on its way is not counted: debits of ${formatCents(pendingCents, 'en')} and announced transfers of ${formatCents(expectedCents, 'en')}.`,
          },
        },
    {
      assumption: 'committed',
      cents: grants,
      sentence: {
        de: `Erwartet werden zugesagte Förderungen über ${formatCents(grants, 'de')}, jede in dem Monat, in dem sie fällig ist; überfällige nicht.`,
        en: `Committed grants of ${formatCents(grants, 'en')} are expected, each in the month it is due; overdue ones are not.`,
      },
    },
    {
      assumption: 'forecast',
      cents: gifts,
      sentence: {
        de: `Erwartet werden ab dem nächsten Monat Spenden über ${formatCents(gifts, 'de')} aus laufenden Zusagen, bei einem Verlust von ${percentOf(loss.monthlyLossBasisPoints, 'de')} im Monat.`,
        en: `From next month on, gifts of ${formatCents(gifts, 'en')} are expected from active promises, with a loss of ${percentOf(loss.monthlyLossBasisPoints, 'en')} a month.`,
      },
    },
    open === 0
      ? undefined
      : {
          assumption: 'undecided-not-counted',
          cents: open,
          sentence: {
            de: `Nicht eingerechnet sind ${formatCents(open, 'de')} für das, worüber noch niemand entschieden hat.`,
            en: `What nobody has decided on yet is not counted: ${formatCents(open, 'en')}.`,
          },
        },
  ];
  return said.filter((each) => each !== undefined);
};
