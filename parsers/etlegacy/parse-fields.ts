import type { LineProblem } from './failures.ts';
import { COLUMNS, FIELDS, layoutOf, NO_FIELDS } from './fields.ts';
import type { FieldName } from './fields.ts';
import { readDecimal, readInteger } from './read-number.ts';

export type ParsedFields =
  | { readonly ok: true; readonly fields: Readonly<Record<FieldName, number | null>> }
  | LineProblem;

/** The numbers behind the first TAB; a column that the layout lacks is null. */
export function parseFields(text: string): ParsedFields {
  const texts = text.split('\t');
  const layout = layoutOf(texts.length);
  if (layout === undefined) {
    return { ok: false, code: 'BAD_PLAYER_LINE', reason: `${texts.length} numbers behind the weapons` };
  }
  const columns = COLUMNS[layout];
  const fields: Record<FieldName, number | null> = { ...NO_FIELDS };
  for (const [index, field] of FIELDS.entries()) {
    const printed = texts[columns[index] ?? -1];
    if (printed === undefined) continue;
    const value = field.integer ? readInteger(printed) : readDecimal(printed);
    if (value !== null) {
      if (Number.isNaN(value))
        return { ok: false, code: 'BAD_PLAYER_LINE', reason: `${field.label} is no number` };
      if (value < field.min || value > field.max) {
        return { ok: false, code: 'OUT_OF_RANGE', reason: `${field.label} is ${value}` };
      }
    }
    fields[field.name] = value;
  }
  return { ok: true, fields };
}
