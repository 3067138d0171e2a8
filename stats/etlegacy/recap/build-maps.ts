import type { MatchResult } from '../../../database/schema/etlegacy.ts';
import { winnerOf } from '../lineups/find-lineups.ts';
import type { Lineups, PlayedMap } from '../lineups/lineups.ts';
import type { MatchRoster } from '../lineups/fetch-rosters.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { RecapMap } from './session-recap.ts';

export type StoredMatch = { readonly id: number; readonly map: string; readonly result: MatchResult };

/** Returns the input of the line-up search, in the order of the matches. */
export function toPlayedMaps(
  matches: readonly StoredMatch[],
  rosters: readonly MatchRoster[],
): readonly PlayedMap[] {
  const byMatch = Map.groupBy(rosters, (roster) => roster.matchId);
  return matches.map(({ id, result }) => ({ matchId: id, result, halves: byMatch.get(id) ?? [] }));
}

export function buildMaps(
  matches: readonly StoredMatch[],
  rounds: readonly RoundFacts[],
  lineups: Lineups,
): RecapMap[] {
  return matches.map(({ id, map, result }) => {
    const half = (label: number) =>
      rounds.find((round) => round.matchId === id && round.label === label) ?? null;
    const place = lineups.byMatch.get(id);
    return {
      matchId: id,
      map,
      r1: half(1),
      r2: half(2),
      result,
      block: place?.block ?? null,
      first: place?.first ?? null,
      winner: place === undefined ? null : winnerOf(result, place.first),
    };
  });
}
