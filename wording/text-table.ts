import stringWidth from 'string-width';
import { fitCells } from './clean-name.ts';
import { codeText } from './escape-text.ts';

/** Wider code blocks scroll sideways on phones. */
const MAX_COLUMNS = 42;
const GAP = 1;
const LEAST_NAME = 6;

export type Column = {
  readonly head: string;
  /**
   * Left-aligned columns hold names and shrink when space is short; right-aligned ones hold numbers and never shrink.
   */
  readonly align: 'left' | 'right';
};

/**
 * Builds a code block with lines of at most 42 cells. Cells are plain text; left-aligned columns are truncated where
 * the rest needs the space. Number columns are dropped from the right rather than truncated.
 */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const shown = columns.slice(0, countFitting(columns, rows));
  const widths = fitWidths(shown, rows);
  const lines = [shown.map((column) => column.head), ...rows].map((cells) =>
    shown
      .map((column, at) => pad(cells[at] ?? '', widths[at] ?? 0, column.align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
  return ['```', ...lines, '```'].join('\n');
}

function countFitting(columns: readonly Column[], rows: readonly (readonly string[])[]): number {
  for (let count = columns.length; count > 1; count--) {
    const least = columns
      .slice(0, count)
      .map((column, at) => (column.align === 'left' ? LEAST_NAME : widest(column, at, rows)));
    if (sum(least) + GAP * (count - 1) <= MAX_COLUMNS) return count;
  }
  return 1;
}

function fitWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const widths = columns.map((column, at) => widest(column, at, rows));
  let excess = sum(widths) + GAP * (columns.length - 1) - MAX_COLUMNS;
  while (excess > 0) {
    const at = widestLeft(columns, widths);
    if (at === -1) break;
    widths[at] = (widths[at] ?? 0) - 1;
    excess--;
  }
  return widths;
}

function widestLeft(columns: readonly Column[], widths: readonly number[]): number {
  let found = -1;
  for (const [at, column] of columns.entries()) {
    if (column.align !== 'left' || (widths[at] ?? 0) <= LEAST_NAME) continue;
    if (found === -1 || (widths[at] ?? 0) > (widths[found] ?? 0)) found = at;
  }
  return found;
}

function widest(column: Column, at: number, rows: readonly (readonly string[])[]): number {
  return Math.max(stringWidth(column.head), ...rows.map((cells) => stringWidth(cells[at] ?? '')));
}

function pad(cell: string, width: number, align: Column['align']): string {
  const text = fitCells(cell, width);
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? codeText(text) + blanks : blanks + codeText(text);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
