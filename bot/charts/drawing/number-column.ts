import type { Column } from './layout-table.ts';
import { TYPE } from '../tokens.ts';
import { placeText } from './text/place-text.ts';

export type NumberColumn<Row> = {
  readonly header: string;
  readonly width: number;
  readonly format: (row: Row) => string;
  readonly size?: number;
  /** Rows whose number is set bold: the best of its column. */
  readonly strong?: (row: Row) => boolean;
};

/** A right-aligned table column of numbers with digits of equal width. */
export function numberColumn<Row>(spec: NumberColumn<Row>): Column<Row> {
  return {
    header: spec.header,
    width: spec.width,
    align: 'right',
    place: (row, within) => [
      placeText({
        within,
        text: spec.format(row),
        ...(spec.size === undefined ? {} : { size: spec.size }),
        // A number that is cut is another number.
        smallest: TYPE.floor,
        weight: spec.strong?.(row) === true ? 700 : 400,
        align: 'right',
        tabular: true,
      }),
    ],
  };
}
