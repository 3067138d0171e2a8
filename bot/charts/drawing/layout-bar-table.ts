import { COLOR, SIZE, TYPE } from '../tokens.ts';
import { measureText } from './text/measure-text.ts';
import { placeBars } from './place-bars.ts';
import type { BarSeries } from './place-bars.ts';
import { findBest } from './find-best.ts';
import { placeText } from './text/place-text.ts';
import type { Align } from './text/place-text.ts';
import { inset } from './scene.ts';
import type { Box, Mark } from './scene.ts';

type BarPanel<Row> = {
  readonly header: string;
  readonly width: number;
  /** One number for plain bars, several for grouped or stacked ones. */
  readonly read: (row: Row) => readonly (number | null)[];
  readonly colors: readonly string[];
  readonly stacked?: boolean;
  /** The number before the bar; right-aligned, so that digits line up. */
  readonly label: (row: Row) => string;
  /** Whether a row has enough data to be highlighted; true for all rows by default. */
  readonly isTelling?: (row: Row) => boolean;
  /** The value of a bar of full width; the largest bar by default. */
  readonly max?: number;
};

export type BarTablePanel<Row> = BarPanel<Row> | TextPanel<Row>;

export type TextPanel<Row> = {
  readonly header: string;
  readonly width: number;
  /** Alignment of the header; left by default. */
  readonly align?: Align;
  readonly place: (row: Row, cell: Box) => readonly Mark[];
};

export type BarTableSpec<Row> = {
  readonly y: number;
  readonly rows: readonly Row[];
  readonly panels: readonly BarTablePanel<Row>[];
  readonly rowHeight?: number;
};

const CELL_INSET = 10;
const LABEL_GAP = 10;
const WIDEST = { size: TYPE.header, weight: 700, tabular: true } as const;

type Frame = { readonly x: number; readonly y: number; readonly rowHeight: number };

function cellOf(frame: Frame, width: number, row: number): Box {
  return inset({ x: frame.x, y: frame.y + row * frame.rowHeight, w: width, h: frame.rowHeight }, CELL_INSET);
}

function totalOf<Row>(panel: BarPanel<Row>, row: Row): number {
  return panel.read(row).reduce<number>((sum, value) => sum + (Number.isFinite(value) ? (value ?? 0) : 0), 0);
}

function largest<Row>(panel: BarPanel<Row>, rows: readonly Row[]): number {
  if (panel.max !== undefined) return panel.max;
  const totals = rows.map((row) => {
    if (panel.stacked === true) return totalOf(panel, row);
    return Math.max(0, ...panel.read(row).map((value) => (Number.isFinite(value) ? (value ?? 0) : 0)));
  });
  // A panel of zeros has no bars, whatever the scale.
  return totals.reduce((most, total) => Math.max(most, total), 0) || 1;
}

function layoutBars<Row>(panel: BarPanel<Row>, rows: readonly Row[], frame: Frame): Mark[] {
  const words = rows.map((row) => panel.label(row));
  // Bold text is wider, but for dashes.
  const labelWidth = Math.max(
    ...words.flatMap((text) => [measureText(text, WIDEST), measureText(text, { ...WIDEST, weight: 400 })]),
  );
  const before = labelWidth + LABEL_GAP;
  const width = panel.width - 2 * CELL_INSET - before;
  const x = frame.x + CELL_INSET + before;
  const box = { x, y: frame.y, w: width, h: frame.rowHeight * rows.length };
  const series: BarSeries[] = panel.colors.map((color, index) => ({
    color,
    values: rows.map((row) => panel.read(row)[index] ?? null),
  }));
  const stacked = panel.stacked === true;
  const thickness = stacked || series.length === 1 ? frame.rowHeight * 0.48 : frame.rowHeight * 0.28;
  const bars = placeBars({ box, series, max: largest(panel, rows), stacked, thickness });
  const isPlain = panel.colors.length === 1 || stacked;
  const isEligible = (row: Row): boolean => isPlain && panel.isTelling?.(row) !== false;
  const leads = findBest(rows, (row) => (isEligible(row) ? totalOf(panel, row) : null));
  // Rows with equal labels are equally best.
  const best = new Set(rows.filter(leads).map((row) => panel.label(row)));
  const holds = (row: Row): boolean => isEligible(row) && best.has(panel.label(row));
  // When all rows are the best, none is highlighted.
  const isBest = rows.every(holds) ? () => false : holds;
  const labels = rows.map((row, index) =>
    placeText({
      within: { ...cellOf(frame, panel.width, index), w: labelWidth },
      text: words[index] ?? '',
      size: TYPE.header,
      weight: isBest(row) ? 700 : 400,
      align: 'right',
      tabular: true,
    }),
  );
  return [bars.mark, ...labels];
}

function layoutHeader(text: string, within: Box, align: Align): Mark {
  return placeText({ within, text, size: TYPE.axis, weight: 600, color: COLOR.muted, align });
}

function layoutZebra(rows: number, frame: Frame): Mark[] {
  const stripes: Mark[] = [];
  for (let row = 0; row < rows; row += 2) {
    const box = {
      x: frame.x,
      y: frame.y + row * frame.rowHeight,
      w: SIZE.width - 2 * SIZE.padding,
      h: frame.rowHeight,
    };
    stripes.push({ kind: 'rect', role: 'panel', box, fill: COLOR.panel, radius: SIZE.rowRadius });
  }
  return stripes;
}

/** A table whose columns may hold horizontal bars, all starting at zero. Draws at least one row. */
export function layoutBarTable<Row>(spec: BarTableSpec<Row>): { marks: Mark[]; bottom: number } {
  const rowHeight = spec.rowHeight ?? SIZE.row;
  const y = spec.y + SIZE.headerRow;
  const marks = layoutZebra(spec.rows.length, { x: SIZE.padding, y, rowHeight });
  let x: number = SIZE.padding;
  for (const panel of spec.panels) {
    const frame = { x, y, rowHeight };
    const head = inset({ x, y: spec.y, w: panel.width, h: SIZE.headerRow }, CELL_INSET);
    marks.push(layoutHeader(panel.header, head, 'place' in panel ? (panel.align ?? 'left') : 'left'));
    if ('place' in panel) {
      for (const [row, value] of spec.rows.entries())
        marks.push(...panel.place(value, cellOf(frame, panel.width, row)));
    } else if (spec.rows.length > 0) marks.push(...layoutBars(panel, spec.rows, frame));
    x += panel.width;
  }
  return { marks, bottom: y + spec.rows.length * rowHeight };
}
