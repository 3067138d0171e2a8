import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { SessionRecap } from '../recap/session-recap.ts';
import { fetchMatrix } from './fetch-matrix.ts';
import type { KillMatrix } from './kill-matrix.ts';

const TEAMS = { a: 0, b: 1 } as const;

/**
 * Returns who killed whom in the counting rounds of an evening. Teams are those of the whole evening; if players were
 * mixed again during the evening, no player has a team. null if no round has an event log that its counters prove.
 *
 * @param isEverything shows private players too: the operator asks.
 */
export async function fetchSessionMatrix(
  db: Kysely<DB>,
  recap: Pick<SessionRecap, 'server' | 'rounds' | 'players' | 'blocks'>,
  isEverything: boolean,
): Promise<KillMatrix | null> {
  const hasTeams = recap.blocks.length === 1;
  const sides = new Map(recap.players.map(({ playerKey, side }) => [playerKey, hasTeams ? side : null]));
  return await fetchMatrix(db, {
    server: recap.server,
    roundIds: recap.rounds.filter(({ status }) => status === 'ok').map(({ id }) => id),
    teamOf: (key) => {
      const side = sides.get(key) ?? null;
      return side === null ? null : TEAMS[side];
    },
    isEverything,
  });
}
