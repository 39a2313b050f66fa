/** One line of the table. With `atMost` it is a target that can be missed. */
export interface Figure {
  readonly figure: string;
  readonly measured: number;
  readonly unit: string;
  readonly decimals: number;
  readonly atMost?: number;
}

/** Figures that belong together and were measured together. */
export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export const isMissed = ({ measured, atMost }: Figure): boolean =>
  Number.isNaN(measured) || (atMost !== undefined && measured > atMost);

const written = (value: number, { decimals, unit }: Figure): string =>
  `${value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}${unit === '' ? '' : ` ${unit}`}`;

const cellsOf = (figure: Figure): string[] => {
  const { atMost } = figure;
  const verdict = isMissed(figure) ? 'MISSED' : 'met';
  return [
    figure.figure,
    written(figure.measured, figure),
    atMost === undefined ? '' : `≤ ${written(atMost, figure)}`,
    atMost === undefined && !isMissed(figure) ? '' : verdict,
  ];
};

const heads = ['figure', 'measured', 'target', ''];

/** For people at a terminal. */
export const textTable = (sections: readonly Section[]): string => {
  const rows = sections.flatMap(({ figures }) => figures.map(cellsOf));
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    line(heads),
    ...sections.flatMap(({ title, figures }) => [
      '',
      title,
      ...figures.map((figure) => line(cellsOf(figure))),
    ]),
  ].join('\n');
};

/** For `docs/figures.md`. */
export const markdownTable = (sections: readonly Section[]): string =>
  [
    `| ${heads.join(' | ')} |`,
    '|---|---:|---:|---|',
    ...sections.flatMap(({ title, figures }) => [
      `| **${title}** | | | |`,
      ...figures.map((figure) => `| ${cellsOf(figure).join(' | ')} |`),
    ]),
  ].join('\n');
