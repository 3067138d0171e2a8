import { EMPTY_SUMS } from '../../../../stats/etlegacy/formulas/empty-sums.data.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { Sums } from '../../../../stats/etlegacy/formulas/sums.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { BalanceProps, ComparedStat } from '../../../charts/pictures/compare-props.ts';
import { onlyBlock, sessionHead } from './session-view.ts';

const ROWS = [
  { label: 'Kills', formula: FORMULAS.kills, format: 'whole', better: 'higher' },
  { label: 'Damage given', formula: FORMULAS.damage, format: 'whole', better: 'higher' },
  { label: 'K/D', formula: FORMULAS.kd, format: 'ratio', better: 'higher' },
  { label: 'Revives', formula: FORMULAS.revives, format: 'whole', better: 'higher' },
  { label: 'Gibs', formula: FORMULAS.gibs, format: 'whole', better: 'higher' },
  { label: 'Useful kills', formula: FORMULAS.usefulKills, format: 'whole', better: 'higher' },
  { label: 'Self kills', formula: FORMULAS.selfKills, format: 'whole', better: 'lower' },
  { label: 'Team damage', formula: FORMULAS.teamDamage, format: 'whole', better: 'lower' },
] as const;

/** The two line-ups of an evening side by side; null where there were no two all along. */
export function balanceFromRecap(recap: SessionRecap): BalanceProps | null {
  if (onlyBlock(recap) === null) return null;
  const sides = (['a', 'b'] as const).map((side) =>
    addUp(recap.players.filter((player) => player.side === side).map((player) => player.sums)),
  );
  const stats = ROWS.map(({ label, formula, format, better }): ComparedStat => {
    const values = sides.map((sums) => evaluate(formula, sums));
    return { label, format, better, values, scale: [0, Math.max(1, ...values.map((value) => value ?? 0))] };
  });
  return { ...sessionHead(recap), stats };
}

const SUMMED = [
  'kills',
  'deaths',
  'damage_given',
  'revives',
  'gibs',
  'useful_kills',
  'self_kills',
  'team_damage_given',
] as const satisfies readonly (keyof Sums)[];

/** The columns that the rows above read; the others stay 0. */
function addUp(all: readonly Sums[]): Sums {
  const total = { ...EMPTY_SUMS };
  for (const column of SUMMED) total[column] = all.reduce((sum, sums) => sum + sums[column], 0);
  return total;
}
