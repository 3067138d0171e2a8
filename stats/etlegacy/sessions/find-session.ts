import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { findRound } from './find-round.ts';

export type SessionSearch =
  | { readonly ok: true; readonly sessionId: number }
  | {
      readonly ok: false;
      /** NO_SESSION: that round is known, but fewer than two people played it. */
      readonly code: 'NO_ROUNDS' | 'NOT_AN_ID' | 'UNKNOWN_ID' | 'NO_SESSION';
    };

/** Finds the session of `latest` or of any id of a round, match or session; see `findRound`. */
export async function findSession(
  db: Kysely<DB>,
  wanted: string,
  servers: readonly string[],
): Promise<SessionSearch> {
  const found = await findRound(db, wanted, servers);
  if (!found.ok) return found;
  const { sessionId } = found.round;
  return sessionId === null ? { ok: false, code: 'NO_SESSION' } : { ok: true, sessionId };
}
