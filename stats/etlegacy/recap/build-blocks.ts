import type { LineupBlock, Lineups, Side } from '../lineups/find-lineups.ts';
import { type NameFacts, nameTeams } from '../lineups/name-teams.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { RecapBlock, RecapTeam } from './session-recap.ts';

/** Gives teams and changes their names. */
export function buildBlocks(lineups: Lineups, rounds: readonly RoundFacts[], facts: NameFacts): RecapBlock[] {
  return lineups.blocks.map((block) => {
    const names = nameTeams(block, facts);
    const team = (side: Side) => buildTeam(block, side, names[side], facts);
    return {
      matchIds: block.matchIds,
      teams: { a: team('a'), b: team('b') },
      draws: block.draws,
      changes: block.changes.map((change) => ({
        ...change,
        map: rounds.find((round) => round.id === change.roundId)?.map ?? '',
        name: nameOf(change.playerKey, facts),
      })),
    };
  });
}

function buildTeam(block: LineupBlock, side: Side, name: string, facts: NameFacts): RecapTeam {
  const { maps: played, points, mapsWon } = block.teams[side];
  const players = [...played].map(([playerKey, maps]) => ({
    playerKey,
    name: nameOf(playerKey, facts),
    maps,
  }));
  return { name, players, points, mapsWon };
}

function nameOf(playerKey: string, { names }: NameFacts): string {
  return names.get(playerKey) ?? playerKey;
}
