import { decideMode } from './decide-mode.ts';
import { matchPlayers } from './match-players.ts';
import type { RoundDocument, RoundHeader } from './document/round-document.ts';
import { headerDuration, PLAYTIME_SLACK_S } from './document/round-duration.ts';

export type AbortSigns = {
  /** The round was cut off by a map change, so its label proves nothing. */
  readonly aborted: boolean;
  /** The writer invented the next limit: it is not a time or target, and the label may be wrong. */
  readonly nextLimitInvented: boolean;
  readonly signs: readonly string[];
};

/** Signs in a single file that it was written by a map change instead of at the end of a round. */
export function abortSigns(document: RoundDocument): AbortSigns {
  const { header } = document;
  if (document.isEndProven === true) return { aborted: false, nextLimitInvented: false, signs: [] };
  const invented = inventedNextLimit(header);
  const signs = invented === null ? [] : [invented];
  if (header.playtimeMs !== null && header.playtimeMs < 0) {
    return { aborted: true, nextLimitInvented: invented !== null, signs: ['playtime is negative', ...signs] };
  }
  // A positive playtime means that the end of the round was reached; the map then changed within three seconds.
  // Files before the 38th column are known to print 0:00 after full holds.
  const isNew = document.players.some((player) => player.fields.revivesGiven !== null);
  return {
    aborted: invented !== null && header.playtimeMs === null && isNew,
    nextLimitInvented: invented !== null,
    signs,
  };
}

function inventedNextLimit(header: RoundHeader): string | null {
  const { limitS, nextLimitS, playtimeMs } = header;
  if (header.winner === null || header.winner === header.defender) {
    return nextLimitS === limitS ? null : 'the defenders won, but the next limit is not this limit';
  }
  if (nextLimitS === 0) return 'the attackers won in no time';
  const isTimed = playtimeMs !== null && playtimeMs > 0;
  const isPlaytime = isTimed && Math.abs(nextLimitS - playtimeMs / 1000) <= PLAYTIME_SLACK_S;
  if (isPlaytime) return null;
  if (limitS > 0 && nextLimitS > limitS) return 'the attackers won after the time limit';
  return isTimed ? 'the next limit is not the playtime' : null;
}

export type Continuity = {
  /** Players in both files. */
  readonly common: number;
  /** Of these: counters continue. */
  readonly continued: number;
  /** Counters restarted. */
  readonly reset: number;
  /** Nothing changed. */
  readonly untouched: number;
};

/** How many players of a file continue the counters of another: proof that one follows the other. */
export function continuity(base: RoundDocument, document: RoundDocument): Continuity {
  const { aborted } = abortSigns(document);
  const durationS = aborted ? null : (headerDuration(document)?.durationS ?? null);
  const modes = [...matchPlayers(base.players, document.players)].map(
    ([now, before]) => decideMode(before, now, durationS).mode,
  );
  return {
    common: modes.length,
    continued: modes.filter((mode) => mode === 'delta').length,
    reset: modes.filter((mode) => mode === 'raw_reset').length,
    untouched: modes.filter((mode) => mode === 'spectator').length,
  };
}

/** Whether at least half of the players in both files, and at least one, continue their counters. */
export function doMostContinue(base: RoundDocument, document: RoundDocument): boolean {
  const { common, continued } = continuity(base, document);
  return continued > 0 && continued * 2 >= common;
}
