import type { LineupBlock, LineupChange, Side } from '../lineups/lineups.ts';
import type { NamedLineups } from '../lineups/name-teams.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { RecapBlock, RecapChange, RecapTeam } from './session-recap.ts';

type Evening = {
  readonly rounds: readonly RoundFacts[];
  /** Player key to shown name. */
  readonly names: ReadonlyMap<string, string>;
};

/** Adds the names of teams and of the people who changed. */
export function buildBlocks({ lineups, names }: NamedLineups, evening: Evening): RecapBlock[] {
  return lineups.blocks.map((block, at) => {
    const team = (side: Side) => buildTeam(block, side, names[at]?.[side] ?? '', evening);
    return {
      gameType: block.gameType,
      matchIds: block.matchIds,
      teams: { a: team('a'), b: team('b') },
      draws: block.draws,
      changes: block.changes.map((change) => buildChange(change, evening)),
    };
  });
}

function buildTeam(block: LineupBlock, side: Side, name: string, evening: Evening): RecapTeam {
  const { maps: played, points, mapsWon } = block.teams[side];
  const players = [...played].map(([playerKey, maps]) => ({
    playerKey,
    name: nameOf(playerKey, evening),
    maps,
  }));
  return { name, players, points, mapsWon };
}

function buildChange(change: LineupChange, evening: Evening): RecapChange {
  const named = (keys: readonly string[]) =>
    keys.map((playerKey) => ({ playerKey, name: nameOf(playerKey, evening) }));
  return {
    ...change,
    map: evening.rounds.find((round) => round.id === change.roundId)?.map ?? '',
    players: named(change.players),
    instead: named(change.instead),
  };
}

function nameOf(playerKey: string, { names }: Evening): string {
  return names.get(playerKey) ?? playerKey;
}
