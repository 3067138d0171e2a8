import { evaluate } from '../../formulas/formula.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import { type CountingRow, sumRows } from '../formulas/sums.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { MatchPlayer, MatchTeam, MatchTeamName } from './match-card.ts';

type Halves = Readonly<Record<'r1' | 'r2' | 'single', RoundFacts | null>>;

export type TeamCalls = Readonly<Record<MatchTeamName, Pick<MatchTeam, 'name' | 'lineup'>>>;

/** Adds up the rounds of each player and assigns the player to the team they played longer for. */
export function buildTeams(
  rows: readonly CountingRow[],
  halves: Halves,
  names: ReadonlyMap<string, string>,
  calls: TeamCalls,
): Record<MatchTeamName, MatchTeam> {
  const players = [...Map.groupBy(rows, (row) => row.player_key)].map(([playerKey, own]) => ({
    team: teamOf(own),
    player: { playerKey, name: names.get(playerKey) ?? playerKey, sums: sumRows(own) },
  }));
  const team = (name: MatchTeamName): MatchTeam => ({
    ...calls[name],
    ...sidesOf(name, halves),
    players: players
      .filter((each) => each.team === name)
      .map((each) => each.player)
      .toSorted(byDpm),
  });
  return { first: team('first'), second: team('second') };
}

function teamOf(rows: readonly CountingRow[]): MatchTeamName {
  const time = (isFirst: boolean) =>
    rows
      .filter((row) => (row.attacked_first ?? false) === isFirst)
      .reduce((sum, row) => sum + (row.time_ms ?? row.duration_ms ?? 1), 0);
  return time(true) >= time(false) ? 'first' : 'second';
}

function sidesOf(name: MatchTeamName, { r1, r2, single }: Halves): Pick<MatchTeam, 'sides' | 'attack'> {
  if (single !== null) {
    const { attackers } = single;
    // Nobody attacks in last man standing, but the map has its owner all the same.
    const attackedSide = attackers ?? otherSideThan(single.defender);
    const isAttack = name === 'first' && attackers !== null;
    return {
      attack: isAttack ? single : null,
      sides: [name === 'first' ? attackedSide : otherSideThan(attackedSide)],
    };
  }
  const attack = name === 'first' ? r1 : r2;
  const defend = name === 'first' ? r2 : r1;
  const attacked = attack?.attackers ?? null;
  const defended = defend === null ? null : defend.defender;
  return { attack, sides: name === 'first' ? [attacked, defended] : [defended, attacked] };
}

function otherSideThan(side: 'axis' | 'allies'): 'axis' | 'allies' {
  return side === 'axis' ? 'allies' : 'axis';
}

function byDpm(a: MatchPlayer, b: MatchPlayer): number {
  const dpm = (player: MatchPlayer) => evaluate(FORMULAS.dpm, player.sums) ?? 0;
  return dpm(b) - dpm(a) || b.sums.kills - a.sums.kills || (a.playerKey < b.playerKey ? -1 : 1);
}
