import type { LineProblem } from '../document/failures.ts';
import { type FieldName, FIELDS, LAYOUTS, NO_FIELDS } from '../../../core/etlegacy/fields.ts';
import { readDecimal, readInteger } from '../document/read-number.ts';
import { LAYOUT_COLUMNS, layoutOf } from './layouts.ts';

type Fields = Record<FieldName, number | null>;
export type ParsedFields = { readonly ok: true; readonly fields: Readonly<Fields> } | LineProblem;

type Column = {
  readonly name: FieldName;
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
};

// Objects of one shape: those of the list have several shapes, which makes the hot loop half as fast.
const COLUMN_LIST: readonly Column[] = FIELDS.map(({ name, integer, min, max }) => ({
  name,
  integer,
  min,
  max,
}));

/** Parses the numbers after the first TAB; a column that the layout lacks is null. */
export function parseFields(text: string): ParsedFields {
  const texts = text.split('\t');
  const layout = layoutOf(texts.length);
  if (layout === undefined) {
    const known = `known scripts write ${LAYOUTS.join(', ')} or more`;
    return {
      ok: false,
      code: 'BAD_PLAYER_LINE',
      reason: `${texts.length} ${texts.length === 1 ? 'number' : 'numbers'} after the weapons; ${known}`,
    };
  }
  const places = LAYOUT_COLUMNS[layout];
  const fields: Fields = { ...NO_FIELDS };
  let index = 0;
  for (const column of COLUMN_LIST) {
    const printed = texts[places[index] ?? -1];
    const value = printed === undefined ? null : readColumn(column, printed);
    if (value !== null && !(value >= column.min && value <= column.max)) return problem(column.name, value);
    fields[column.name] = value;
    index++;
  }
  return { ok: true, fields };
}

function readColumn(column: Column, printed: string): number | null {
  return column.integer ? readInteger(printed) : readDecimal(printed);
}

function problem(name: FieldName, value: number): LineProblem {
  const label = FIELDS.find((field) => field.name === name)?.label ?? name;
  return Number.isNaN(value)
    ? { ok: false, code: 'BAD_PLAYER_LINE', reason: `${label} is not a number` }
    : { ok: false, code: 'OUT_OF_RANGE', reason: `${label} is ${value}` };
}
