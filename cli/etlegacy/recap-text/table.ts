import stringWidth from 'string-width';
import { fitCells } from '../../../wording/clean-name.ts';
import { pad } from './pad.ts';

export type Column = {
  readonly header: string;
  readonly align: 'left' | 'right';
  /** Longer cells are cut. */
  readonly most?: number;
};

/** Lines of equal columns, two blanks apart; the first one is the header. */
export function buildTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cut = rows.map((row) =>
    columns.map(({ most = Number.POSITIVE_INFINITY }, i) => fitCells(row[i] ?? '', most)),
  );
  const widths = columns.map(({ header }, i) =>
    Math.max(stringWidth(header), ...cut.map((row) => stringWidth(row[i] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, i) => pad(cells[i] ?? '', widths[i] ?? 0, align))
      .join('  ')
      .trimEnd();
  return [line(columns.map((column) => column.header)), ...cut.map(line)];
}
