// Whether a document comes from stopwatch. In other game types the engine sets no limit for a next round: JSON has
// 0:00, the text scripts print that or invent one, and label rounds 2 (last man standing: 1, 1, ..., 2), as for a round
// that a map change cut off.
import { longestStay } from './longest-stay.ts';
import type { RoundDocument } from './document/round-document.ts';
import { attackersWon } from './document/round-duration.ts';
import { abortSigns } from './round-signs.ts';

export type StopwatchSign =
  /** It sets or meets a limit, as only stopwatch does. */
  | 'stopwatch'
  /** It certainly sets none. */
  | 'single'
  /** It ended normally and seems to set no limit; in stopwatch only a map vote in the last seconds causes that. */
  | 'other'
  /** No limit: another game type, or stopwatch and cut off. */
  | 'either'
  /** A hold labelled 2: the round two of a lost round one, or of another game type. */
  | 'hold'
  /** No evidence: certainly cut off. */
  | 'none';

/** Minutes are printed in tenths and sampled every 5 s. */
const SLACK_S = 9;

/** Evidence of one document about the game type. */
export function stopwatchSign(document: RoundDocument): StopwatchSign {
  const { header, players } = document;
  if (document.formats.includes('json')) return header.nextLimitS > 0 ? 'stopwatch' : 'single';
  if (header.playtimeMs !== null && header.playtimeMs < 0) return 'none';
  if (!abortSigns(document).nextLimitInvented) {
    if (header.nextLimitS === 0) return 'none';
    if (header.label === 1) return 'stopwatch';
    if (isFromShareAlive(document)) return 'other';
    return attackersWon(header) ? 'stopwatch' : 'hold';
  }
  const isNew = players.some((player) => player.fields.revivesGiven !== null);
  // Label 1 while a limit is missing: in stopwatch the cvar that gives the label is set together with the limit.
  if (header.label === 1) return isNew && header.nextLimitS === 0 ? 'single' : 'either';
  const isFresh = players.length > 0 && players.every((player) => player.rounds === 0);
  const stayS = (longestStay(document, null) ?? 0) * 6;
  const isTimed = header.playtimeMs !== null;
  const isInOrder = attackersWon(header) || (header.limitS > 0 && stayS >= header.limitS - SLACK_S);
  return isTimed || (isFresh && isInOrder) ? 'other' : 'either';
}

/** The scripts invent the next limit from a player's share alive, and it can look valid by coincidence. */
function isFromShareAlive({ header, players }: RoundDocument): boolean {
  if (!attackersWon(header) || header.nextLimitS === header.limitS) return false;
  const sumS = header.nextLimitS + header.limitS;
  const isTimed = header.playtimeMs !== null && Math.abs(header.playtimeMs / 1000 - header.nextLimitS) <= 2;
  return (
    !isTimed &&
    players.some(({ fields: { alivePct } }) => alivePct !== null && Math.round(alivePct * 12) * 5 === sumS)
  );
}
