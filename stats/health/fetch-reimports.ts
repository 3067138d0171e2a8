import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';

/** A reimport that an admin asked for. */
export type Reimport = {
  readonly id: string;
  readonly server: string;
  readonly askedAt: Date;
  readonly attempts: number;
  /** null: not started yet. */
  readonly files: number | null;
  readonly done: number;
  /** Ids of the rounds whose rows changed. */
  readonly changed: readonly number[];
  /** Error of the last attempt; null when none failed. */
  readonly problem: string | null;
  readonly endedAt: Date | null;
};

const ids = z.array(z.int());

export async function fetchReimport(db: Kysely<DB>, id: string): Promise<Reimport | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toReimport(row);
}

/** Returns the open reimports of these servers, the oldest first. */
export async function fetchOpenReimports(db: Kysely<DB>, servers: readonly string[]): Promise<Reimport[]> {
  if (servers.length === 0) return [];
  const rows = await select(db)
    .where('server_key', 'in', servers)
    .where('ended_at', 'is', null)
    .orderBy('asked_at')
    .execute();
  return rows.map(toReimport);
}

function select(db: Kysely<DB>) {
  return db
    .selectFrom('core.reimports')
    .select(['id', 'server_key', 'asked_at', 'attempts', 'files', 'done', 'changed', 'problem', 'ended_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function toReimport(row: Row): Reimport {
  return {
    id: row.id,
    server: row.server_key,
    askedAt: row.asked_at,
    attempts: row.attempts,
    files: row.files,
    done: row.done,
    changed: ids.parse(row.changed),
    problem: row.problem,
    endedAt: row.ended_at,
  };
}
