import { evaluate, isPart } from '../../../stats/formulas/formula.ts';
import { type FormulaName, FORMULAS } from '../../../stats/etlegacy/formulas/formulas.data.ts';
import type { Sums } from '../../../stats/etlegacy/formulas/sum-columns.ts';
import { toldTimeMs } from '../../../stats/etlegacy/formulas/told-time-ms.ts';
import { formatDuration, formatNumber } from '../../../wording/format-numbers.ts';
import { markPart, PART_LEGEND } from '../../../wording/mark-part.ts';
import { saySpree } from '../../../wording/say-spree.ts';
import { textTable } from '../../../wording/text-table.ts';

type Line = readonly [label: string, formula: FormulaName, digits: number, unit: string];

const LINES: readonly Line[] = [
  ['Kills', 'kills', 0, ''],
  ['Deaths', 'deaths', 0, ''],
  ['Kills per death', 'kd', 2, ''],
  ['Damage', 'damage', 0, ' hp'],
  ['Damage per minute', 'dpm', 0, ''],
  ['Accuracy', 'accuracy', 1, ' %'],
  ['Head hits of hits', 'headshotShare', 1, ' %'],
  ['Gibs', 'gibs', 0, ''],
  ['Useful kills', 'usefulKills', 0, ''],
  ['Assists', 'killAssists', 0, ''],
  ['Revives given', 'revives', 0, ''],
  ['Times revived', 'timesRevived', 0, ''],
  ['Objectives', 'objectives', 0, ''],
  ['Best spree', 'killingSpree', 0, ''],
  ['Self kills', 'selfKills', 0, ''],
  ['Team damage', 'teamDamageShare', 1, ' %'],
];

/** All stats of one player's sums, one per line. */
export function statSheet(sums: Sums, locale: string): string {
  const rows = LINES.map(([label, formula, digits, unit]) => {
    const value = evaluate(FORMULAS[formula], sums);
    const write = (known: number) =>
      markPart(formatNumber(known, locale, digits), isPart(FORMULAS[formula], sums)) + unit;
    if (value === null) return [label, '–'];
    return [label, formula === 'killingSpree' ? saySpree(value, write) : write(value)];
  });
  const table = textTable(
    [
      { head: 'stat', align: 'left' },
      { head: 'value', align: 'right' },
    ],
    [...rows, ['Time in a team', timeWords(sums)]],
  );
  const hasParts = [...LINES.map(([, formula]) => formula), 'minutes' as const].some((formula) =>
    isPart(FORMULAS[formula], sums),
  );
  return hasParts ? `${table}\n-# ${PART_LEGEND}` : table;
}

function timeWords(sums: Sums): string {
  if (sums.rounds === 0) return formatDuration(sums.time_ms);
  return markPart(formatDuration(toldTimeMs(sums)), isPart(FORMULAS.minutes, sums));
}
