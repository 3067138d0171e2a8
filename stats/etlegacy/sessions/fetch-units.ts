import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import type { unitOf } from './game-type-words.ts';

export type Unit = ReturnType<typeof unitOf>;

/** Returns what was won on the servers of a scope, of any time: maps, rounds of last man standing, or both. */
export async function fetchUnits(db: Kysely<DB>, scope: Scope): Promise<readonly Unit[]> {
  const servers = scope.servers.map(({ serverKey }) => serverKey);
  const played = (isLastMan: boolean) => sql<boolean>`exists (
    select from etlegacy.rounds where server_key = any(${servers}::text[]) and session_id is not null
      and (game_type is not distinct from 'last_man_standing') = ${isLastMan})`;
  const { rows } = await sql<{ maps: boolean; rounds: boolean }>`
    select ${played(false)} as maps, ${played(true)} as rounds`.execute(db);
  return [
    ...(rows[0]?.maps === true ? ['map' as const] : []),
    ...(rows[0]?.rounds === true ? ['round' as const] : []),
  ];
}
