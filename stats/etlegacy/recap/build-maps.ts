import type { PlayedType } from '../../../database/schema/etlegacy.ts';
import { winnerOf } from '../lineups/find-lineups.ts';
import type { Lineups, MapResult, PlayedMap } from '../lineups/lineups.ts';
import type { MatchRoster } from '../lineups/fetch-rosters.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { RecapMap } from './session-recap.ts';

export type StoredMatch = MapResult & {
  readonly id: number;
  readonly map: string;
  readonly gameType: PlayedType;
};

/** Returns the input of the line-up search, in the order of the matches. */
export function toPlayedMaps(
  matches: readonly StoredMatch[],
  rosters: readonly MatchRoster[],
): readonly PlayedMap[] {
  const byMatch = Map.groupBy(rosters, (roster) => roster.matchId);
  return matches.map(({ id, gameType, result, firstWon }) => ({
    matchId: id,
    gameType,
    result,
    firstWon,
    halves: byMatch.get(id) ?? [],
  }));
}

export function buildMaps(
  matches: readonly StoredMatch[],
  rounds: readonly RoundFacts[],
  lineups: Lineups,
): RecapMap[] {
  return matches.map(({ id, map, gameType, result, firstWon }) => {
    const half = (label: number | null) =>
      rounds.find((round) => round.matchId === id && round.label === label) ?? null;
    const place = lineups.byMatch.get(id);
    return {
      matchId: id,
      map,
      gameType,
      r1: half(1),
      r2: half(2),
      single: half(null),
      result,
      firstWon,
      block: place?.block ?? null,
      first: place?.first ?? null,
      winner: place === undefined ? null : winnerOf({ result, firstWon }, place.first),
    };
  });
}
