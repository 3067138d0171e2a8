// Tables with one row per player: the same columns for an evening, a map and a player's pages.
import { evaluate, isPart } from '../../../stats/formulas/formula.ts';
import { type FormulaName, FORMULAS } from '../../../stats/etlegacy/formulas/formulas.data.ts';
import type { Sums } from '../../../stats/etlegacy/formulas/sum-columns.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { markPart, PART_LEGEND } from '../../../wording/mark-part.ts';
import { type Column, textTable } from '../../../wording/text-table.ts';

export type StatColumn = { readonly head: string; readonly formula: FormulaName; readonly digits?: number };

export const OVERVIEW_COLUMNS: readonly StatColumn[] = [
  { head: 'DPM', formula: 'dpm' },
  { head: 'K', formula: 'kills' },
  { head: 'D', formula: 'deaths' },
  { head: 'DMG', formula: 'damage' },
  { head: 'ACC%', formula: 'accuracy' },
  { head: 'REV', formula: 'revives' },
];

/** For an evening: the points that decide the star, and the number of rounds. */
export const EVENING_COLUMNS: readonly StatColumn[] = [
  { head: 'DPM', formula: 'dpm' },
  { head: 'K', formula: 'kills' },
  { head: 'D', formula: 'deaths' },
  { head: 'REV', formula: 'revives' },
  { head: 'PTS', formula: 'mvp' },
  { head: 'RND', formula: 'rounds' },
];

export const DAMAGE_COLUMNS: readonly StatColumn[] = [
  { head: 'DMG', formula: 'damage' },
  { head: 'RECV', formula: 'damageReceived' },
  { head: 'GIB', formula: 'gibs' },
  { head: 'UK', formula: 'usefulKills' },
  { head: 'MUL', formula: 'multikills' },
];

export const SUPPORT_COLUMNS: readonly StatColumn[] = [
  { head: 'REV', formula: 'revives' },
  { head: 'AST', formula: 'killAssists' },
  { head: 'OBJ', formula: 'objectives' },
  { head: 'DEN', formula: 'deniedMinutes' },
  { head: 'TK', formula: 'teamKills' },
];

export type TablePlayer = { readonly name: string; readonly sums: Sums; readonly mark?: string };

/** More do not fit into a message. */
export const MOST_ROWS = 32;

/** A code block with the first 32 players in the given order, and what its signs mean. A mark (one cell) follows the name. */
export function playerTable(
  players: readonly TablePlayer[],
  columns: readonly StatColumn[],
  locale: string,
  head = 'player',
): string {
  const shape: Column[] = [
    { head, align: 'left' },
    ...columns.map((column) => ({ head: column.head, align: 'right' }) as const),
  ];
  const shown = players.slice(0, MOST_ROWS);
  const rows = shown.map(({ name, sums, mark }) => [
    mark === undefined ? cleanName(name) : `${cleanName(name)} ${mark}`,
    ...columns.map(({ formula: key, digits }) => {
      const formula = FORMULAS[key];
      return markPart(formatNumber(evaluate(formula, sums), locale, digits), isPart(formula, sums));
    }),
  ]);
  const hasParts = shown.some(({ sums }) => columns.some(({ formula }) => isPart(FORMULAS[formula], sums)));
  const more = players.length - MOST_ROWS;
  const rest = more > 0 ? `\n-# and ${more} more` : '';
  return textTable(shape, rows) + rest + (hasParts ? `\n-# ${PART_LEGEND}` : '');
}
