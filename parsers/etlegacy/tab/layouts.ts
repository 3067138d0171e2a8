import { FIELDS, type Layout, LAYOUTS, NEWEST_LAYOUT } from '../../../core/etlegacy/fields.ts';

/** For each layout, per field of the list its position after the TABs; -1 if the layout lacks it. */
export const LAYOUT_COLUMNS: Readonly<Record<Layout, readonly number[]>> = {
  33: columnsOf(33),
  36: columnsOf(36),
  37: columnsOf(37),
  38: columnsOf(38),
};

function columnsOf(layout: Layout): readonly number[] {
  let next = 0;
  return FIELDS.map((field) => (field.since <= layout ? next++ : -1));
}

/** The layout of a line with `count` numbers. Newer scripts may append columns, which are ignored. */
export function layoutOf(count: number): Layout | undefined {
  if (count > NEWEST_LAYOUT) return NEWEST_LAYOUT;
  return LAYOUTS.find((layout) => layout === count);
}
