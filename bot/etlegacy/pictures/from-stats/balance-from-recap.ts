import type { SumName, Sums } from '../../../../stats/etlegacy/formulas/sum-columns.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { ComparedStat } from '../../../charts/text/compared-stat.ts';
import type { BalanceProps } from '../session/session-props.ts';
import { onlyBlock, sessionHead } from './session-view.ts';

const MINUTE = 60_000;

/** Per minute of a player in the team, so that larger teams and longer evenings have no advantage. */
const ROWS = [
  {
    label: 'Damage given',
    column: 'damage_given',
    known: 'damage_rounds',
    format: 'whole',
    better: 'higher',
  },
  { label: 'Kills', column: 'kills', known: 'rounds', format: 'ratio', better: 'higher' },
  { label: 'Useful kills', column: 'useful_kills', known: 'lua_rounds', format: 'ratio', better: 'higher' },
  { label: 'Gibs', column: 'gibs', known: 'gib_rounds', format: 'ratio', better: 'higher' },
  { label: 'Revives', column: 'revives', known: 'revive_rounds', format: 'ratio', better: 'higher' },
  { label: 'Self kills', column: 'self_kills', known: 'own_rounds', format: 'ratio', better: 'lower' },
  {
    label: 'Team damage',
    column: 'team_damage_given',
    known: 'damage_rounds',
    format: 'tenth',
    better: 'lower',
  },
] as const satisfies readonly (Pick<ComparedStat, 'label' | 'format' | 'better'> & {
  column: SumName;
  /** How many rounds tell it. */
  known: SumName;
})[];

/** How long these rounds were. */
const TIMES: Readonly<Partial<Record<SumName, SumName>>> = {
  damage_rounds: 'damage_ms',
  lua_rounds: 'lua_ms',
  gib_rounds: 'gib_ms',
  rounds: 'played_ms',
};
/** Rounds that tell gibs tell self kills and revives too: where as many do, they are the same ones. */
const AROUND = ['gib_rounds', 'rounds'] as const satisfies readonly SumName[];
/** The same of the rounds with a time, and how long they were, for where others have none. */
const TIMED: Readonly<Partial<Record<SumName, readonly [sum: SumName, time: SumName]>>> = {
  damage_given: ['timed_damage_given', 'damage_time_ms'],
  kills: ['timed_kills', 'time_ms'],
};

/** The two line-ups of an evening side by side; null without two fixed ones. */
export function balanceFromRecap(recap: SessionRecap): BalanceProps | null {
  if (onlyBlock(recap) === null) return null;
  const sides = (['a', 'b'] as const).map((side) =>
    recap.players.filter((player) => player.side === side).map((player) => player.sums),
  );
  const ratio = compared(
    { label: 'K/D', format: 'ratio', better: 'higher' },
    sides.map((all) => total(all, 'kills') / Math.max(1, total(all, 'deaths'))),
  );
  const rates = ROWS.map(({ column, known, ...row }) =>
    compared(
      row,
      sides.map((all) => perMinute(all, column, known)),
    ),
  );
  return { ...sessionHead(recap), stats: [ratio, ...rates] };
}

/**
 * Over the rounds that tell both, or where only sums are known over the players of whom all rounds tell their time; null where
 * these are fewer than half of the rounds, as in `FORMULAS`.
 */
function perMinute(all: readonly Sums[], column: SumName, known: SumName): number | null {
  const isTimed = total(all, 'timed_rounds') === total(all, 'rounds');
  const pair = isTimed ? undefined : TIMED[column];
  const some = pair === undefined ? all.filter((sums) => sums.timed_rounds === sums.rounds) : all;
  const told = Math.min(total(some, known), total(some, 'timed_rounds'));
  if (2 * told < total(all, 'rounds')) return null;
  const [sum, time] = pair ?? [column, timeOf(some, known)];
  const ms = time === undefined ? 0 : total(some, time);
  return ms === 0 ? null : (total(some, sum) * MINUTE) / ms;
}

function timeOf(all: readonly Sums[], known: SumName): SumName | undefined {
  const same = known in TIMES ? known : AROUND.find((rounds) => total(all, rounds) === total(all, known));
  return same === undefined ? undefined : TIMES[same];
}

function total(all: readonly Sums[], column: SumName): number {
  return all.reduce((sum, sums) => sum + sums[column], 0);
}

function compared(
  row: Pick<ComparedStat, 'label' | 'format' | 'better'>,
  values: readonly (number | null)[],
): ComparedStat {
  return { ...row, values, scale: [0, Math.max(0.01, ...values.map((value) => value ?? 0))] };
}
