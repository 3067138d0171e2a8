// The observed state of a server over time: a pure function of the previous state and the newest answer.
import { stripColors } from '../../../core/color-codes.ts';
import type { ServerStatus } from '../../../parsers/etlegacy/status/server-status.ts';

/** All times are from this machine's clock. */
export type ServerState = {
  readonly answeredAt: Date;
  readonly map: string;
  readonly mapSince: Date;
  /** Since when no one is connected; null while someone is. */
  readonly emptySince: Date | null;
  /** Since when at least two people are on the teams; null while they are not. */
  readonly playingSince: Date | null;
  readonly timeLimitMinutes: number | null;
  /** Humans, without bots. */
  readonly people: readonly SeenPerson[];
};

export type SeenPerson = { readonly name: string; readonly team: string };

/** An answer this old does not show what happened since. */
const GAP_MS = 180_000;

export function nextState(before: ServerState | null, status: ServerStatus, now: Date): ServerState {
  const known =
    before !== null && Math.abs(now.getTime() - before.answeredAt.getTime()) <= GAP_MS ? before : null;
  // Bots answer at once, so their ping is 0.
  const people = status.clients
    .filter(({ ping }) => ping !== 0)
    .map(({ rawName, team }) => ({ name: stripColors(rawName), team }));
  const playing = people.filter(({ team }) => team === 'axis' || team === 'allies').length;
  return {
    answeredAt: now,
    map: status.map,
    mapSince: known?.map === status.map ? known.mapSince : now,
    emptySince: people.length === 0 ? (known?.emptySince ?? now) : null,
    playingSince: playing >= 2 ? (known?.playingSince ?? now) : null,
    timeLimitMinutes: status.timeLimitMinutes,
    people,
  };
}
