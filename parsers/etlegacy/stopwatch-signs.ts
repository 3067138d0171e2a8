// Whether a file comes from stopwatch. In other game types the engine sets no limit for a next round: the scripts print
// 0:00 or make one up, and label rounds 2 (last man standing: 1, 1, ..., 2), as for a round that a map change cut off.
import { longestStay } from './longest-stay.ts';
import type { RoundDocument } from './round-document.ts';
import { attackersWon } from './round-duration.ts';
import { abortSigns } from './round-signs.ts';

export type StopwatchSign =
  /** It sets or answers a limit, as only stopwatch does. */
  | 'stopwatch'
  /** It ended in order and sets no limit, as no stopwatch round does. */
  | 'other'
  /** No limit: another game type, or stopwatch and cut off. */
  | 'either'
  /** Says nothing about it: cut off for certain. */
  | 'none';

/** Minutes are printed in tenths and sampled every 5 s. */
const SLACK_S = 9;

/** What one file says about the game type. */
export function stopwatchSign(document: RoundDocument): StopwatchSign {
  const { header, players } = document;
  if (header.playtimeMs !== null && header.playtimeMs < 0) return 'none';
  if (!abortSigns(document).nextLimitInvented) return header.nextLimitS > 0 ? 'stopwatch' : 'none';
  const isNew = players.some((player) => player.fields.revivesGiven !== null);
  // Label 1 while a limit is missing: in stopwatch the cvar that gives the label is set together with the limit.
  if (header.label === 1) return isNew && header.nextLimitS === 0 ? 'other' : 'either';
  const isFresh = players.length > 0 && players.every((player) => player.rounds === 0);
  if (!isFresh) return 'either';
  const stayS = (longestStay(document, null) ?? 0) * 6;
  const isInOrder = attackersWon(header) || (header.limitS > 0 && stayS >= header.limitS - SLACK_S);
  return isInOrder ? 'other' : 'either';
}
