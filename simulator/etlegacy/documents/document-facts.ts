// All that a script sees of a round when it writes JSON.
import type { ByteText } from '../byte-text.ts';
import type { LogEntry } from '../round/log-entry.ts';
import type { Sample } from '../round/samples.ts';
import type { Engine } from '../server/game-server.ts';
import type { Side } from '../sides.ts';
import type { JsonScript } from './json-script.ts';

export type DocumentFacts = {
  readonly script: JsonScript;
  readonly engine: Engine;
  readonly serverName: ByteText;
  readonly config: string;
  readonly map: string;
  readonly label: 1 | 2;
  readonly mapNumber: number;
  readonly defender: Side;
  readonly winner: Side;
  readonly limit: string;
  /** Never invented; 0:00 outside stopwatch. */
  readonly nextLimit: string;
  readonly matchId: string;
  readonly samples: readonly Sample[];
  /** The script's last word on XP, which a campaign adds up. */
  readonly printedXp: (sample: Sample) => number;
  readonly log: readonly LogEntry[];
  readonly times: RoundTimes;
};

export type RoundTimes = {
  /** Process milliseconds at which the script saw the round begin and end; pauses run on. */
  readonly start: number;
  readonly end: number;
  readonly startUnix: number;
  readonly endUnix: number;
  /** By the game's clock. */
  readonly pausedAt: number;
  readonly pauseMs: number;
};

/** The script sees a round this long after its clock began. */
export const SEEN_AFTER_MS = 650;

/** Process milliseconds of a moment of the game's clock. */
export function processTime({ start, pausedAt, pauseMs }: RoundTimes, at: number): number {
  const pause = pauseMs > 0 && at >= pausedAt ? pauseMs : 0;
  return start + Math.max(0, at - SEEN_AFTER_MS) + pause;
}

/** Unix seconds of process milliseconds. */
export function unixTime({ start, startUnix }: RoundTimes, ms: number): number {
  return startUnix + Math.floor((ms - start) / 1000);
}
