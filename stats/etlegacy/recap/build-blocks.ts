import type { LineupBlock, Lineups, LineupTeam, Side } from '../lineups/find-lineups.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { RecapBlock, RecapTeam } from './session-recap.ts';

type Known = {
  readonly rounds: readonly RoundFacts[];
  /** Player key to shown name. */
  readonly names: ReadonlyMap<string, string>;
  /** Player key to the rounds he had played until the end of this evening. */
  readonly fame: ReadonlyMap<string, number>;
};

/** Gives teams and changes their names. */
export function buildBlocks(lineups: Lineups, known: Known): RecapBlock[] {
  return lineups.blocks.map((block) => {
    const a = buildTeam(block, 'a', known);
    const b = buildTeam(block, 'b', known);
    return {
      matchIds: block.matchIds,
      teams: { a, b: b.name === a.name ? { ...b, name: `${b.name} (2)` } : b },
      draws: block.draws,
      changes: block.changes.map((change) => ({
        ...change,
        map: known.rounds.find((round) => round.id === change.roundId)?.map ?? '',
        name: nameOf(change.playerKey, known),
      })),
    };
  });
}

function buildTeam(block: LineupBlock, side: Side, known: Known): RecapTeam {
  const team = block.teams[side];
  const best = bestKnown(team, block.teams[side === 'a' ? 'b' : 'a'], known);
  return {
    name: best === undefined ? 'Nobody' : `Team ${nameOf(best, known)}`,
    players: [...team.maps].map(([playerKey, maps]) => ({ playerKey, name: nameOf(playerKey, known), maps })),
    points: team.points,
    mapsWon: team.mapsWon,
  };
}

/** Who had played most rounds by then, of those who were in this team for at least half of the maps its regulars were. */
function bestKnown(team: LineupTeam, other: LineupTeam, { fame }: Known): string | undefined {
  const most = Math.max(0, ...team.maps.values());
  const regulars = [...team.maps].filter(
    ([key, maps]) => maps * 2 >= most && maps >= (other.maps.get(key) ?? 0),
  );
  return regulars.toSorted(([a], [b]) => (fame.get(b) ?? 0) - (fame.get(a) ?? 0) || (a < b ? -1 : 1))[0]?.[0];
}

function nameOf(playerKey: string, { names }: Known): string {
  return names.get(playerKey) ?? playerKey;
}
