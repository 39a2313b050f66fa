import { areaY, axisX, axisY, barY, dot, gridY, lineY, plot, ruleY, stackY, tickY } from '@observablehq/plot';
import { type Amount, type Bars, type Drawing, type Edges, fillOf, type Lines, pieces } from './drawing.ts';

/** Loaded when there is something to draw: the library is larger than all pages together. */
export const draw = (drawing: Drawing, width: number, edges: Edges): Element =>
  drawing.kind === 'bars' ? bars(drawing, width, edges) : lines(drawing, width, edges);

type Marks = NonNullable<NonNullable<Parameters<typeof plot>[0]>['marks']>;

const euros = ({ cents }: Amount): number => cents / 100;
const letter = 13;

const bars = ({ months, amounts, needed }: Bars, width: number, edges: Edges): Element => {
  const used = pieces.filter((piece) => amounts.some((amount) => amount.piece === piece));
  const heights = months.flatMap((month) => {
    const of = amounts.filter((amount) => amount.month === month).map(euros);
    return [sum(of.filter((value) => value > 0)), sum(of.filter((value) => value < 0))];
  });
  return picture(
    { months, width, edges, type: 'band', values: [...heights, ...needed.map(euros)] },
    { domain: used, range: used.map(fillOf) },
    [
      barY(
        amounts,
        stackY({
          x: 'month',
          y: euros,
          fill: 'piece',
          order: used,
          title: 'title',
          stroke: 'var(--ink)',
          strokeWidth: 0.75,
        }),
      ),
      ruleY([0], { stroke: 'var(--edge)' }),
      tickY(needed, {
        x: 'month',
        y: euros,
        stroke: 'var(--ink)',
        strokeWidth: 4,
        insetLeft: -2,
        insetRight: -2,
        title: 'title',
      }),
    ],
  );
};

const lines = ({ months, needed, received, forecast }: Lines, width: number, edges: Edges): Element => {
  const at = { x: 'month', y: euros } as const;
  return picture(
    { months, width, edges, type: 'point', values: [...needed, ...received, ...forecast].map(euros) },
    undefined,
    [
      areaY(received, { ...at, fill: 'var(--accent)', fillOpacity: 0.2 }),
      ruleY([0], { stroke: 'var(--edge)' }),
      lineY(received, { ...at, stroke: 'var(--accent)', strokeWidth: 3 }),
      lineY(forecast, { ...at, stroke: 'var(--pending)', strokeWidth: 3, strokeDasharray: '7 5' }),
      lineY(needed, { ...at, stroke: 'var(--ink)', strokeWidth: 2 }),
      dot(received, { ...at, r: 4, fill: 'var(--accent)', title: 'title' }),
      dot(forecast, {
        ...at,
        r: 4,
        fill: 'var(--card)',
        stroke: 'var(--pending)',
        strokeWidth: 2,
        title: 'title',
      }),
      dot(needed, { ...at, r: 4, symbol: 'square', fill: 'var(--ink)', title: 'title' }),
    ],
  );
};

interface Frame {
  readonly months: readonly string[];
  readonly width: number;
  readonly edges: Edges;
  readonly type: 'band' | 'point';
  /** Euros; the picture reaches as far as they do. */
  readonly values: readonly number[];
}

const picture = (
  { months, width, edges, type, values }: Frame,
  color: { readonly domain: readonly string[]; readonly range: readonly string[] } | undefined,
  marks: Marks,
): Element => {
  // Without any figure there still is a picture of one hundred euros' height.
  const highest = Math.max(0, ...values) || 100;
  const lowest = Math.min(0, ...values);
  const longest = Math.max(...[highest, lowest].map((value) => edges.euros(value).length));
  const drawn = plot({
    width,
    height: Math.round(Math.min(360, Math.max(240, width * 0.5))),
    marginLeft: Math.ceil(longest * letter * 0.6) + 10,
    marginRight: 12,
    marginTop: 14,
    marginBottom: 28,
    x: { type, domain: months, ...(type === 'band' ? { padding: 0.25 } : {}) },
    y: { domain: [lowest, highest], nice: true },
    ...(color ? { color: { type: 'ordinal' as const, ...color } } : {}),
    marks: [
      gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      axisX({ label: null, tickSize: 0, tickFormat: edges.month, fontSize: letter }),
      axisY({ label: null, tickSize: 0, ticks: 5, tickFormat: edges.euros, fontSize: letter }),
      marks,
    ],
  });
  // Its rules stand in style/year.css: the policy takes no style sheet from within a page.
  drawn.querySelector('style')?.remove();
  // The library names its parts in English; the picture as a whole has a name.
  for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return drawn;
};

const sum = (values: readonly number[]): number => values.reduce((before, value) => before + value, 0);
