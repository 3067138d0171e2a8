import { COLOR, SIZE, TYPE } from '../tokens.ts';
import { placeText } from './text/place-text.ts';
import type { Align } from './text/place-text.ts';
import { inset } from './scene.ts';
import type { Box, Mark } from './scene.ts';

export type Column<Row> = {
  readonly header: string;
  readonly width: number;
  readonly align: Align;
  /** Returns the marks of the row in this cell. */
  readonly place: (row: Row, cell: Box) => readonly Mark[];
};

export type TableSpec<Row> = {
  readonly x: number;
  readonly y: number;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowHeight?: number;
  readonly headerSize?: number;
};

const CELL_INSET = 10;

function placeHeaders<Row>(spec: TableSpec<Row>): Mark[] {
  let x = spec.x;
  return spec.columns.map((column) => {
    const cell = { x, y: spec.y, w: column.width, h: SIZE.headerRow };
    x += column.width;
    return placeText({
      within: inset(cell, CELL_INSET),
      text: column.header,
      size: spec.headerSize ?? TYPE.header,
      weight: 600,
      color: COLOR.muted,
      align: column.align,
    });
  });
}

/** Headers and zebra rows; `bottom` is where the table ends. */
export function layoutTable<Row>(spec: TableSpec<Row>): { marks: Mark[]; bottom: number } {
  const height = spec.rowHeight ?? SIZE.row;
  const width = spec.columns.reduce((sum, column) => sum + column.width, 0);
  const marks = placeHeaders(spec);
  for (const [index, row] of spec.rows.entries()) {
    const y = spec.y + SIZE.headerRow + index * height;
    if (index % 2 === 0) {
      const box = { x: spec.x, y, w: width, h: height };
      marks.push({ kind: 'rect', role: 'panel', box, fill: COLOR.panel, radius: SIZE.rowRadius });
    }
    let x = spec.x;
    for (const column of spec.columns) {
      marks.push(...column.place(row, inset({ x, y, w: column.width, h: height }, CELL_INSET)));
      x += column.width;
    }
  }
  return { marks, bottom: spec.y + SIZE.headerRow + spec.rows.length * height };
}
