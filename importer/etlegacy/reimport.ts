// Imports chosen files again from the inbox. Rows that would be equal are not written, so it can report what changed.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { ReimportTarget } from '../../jobs/reimport-target.ts';
import type { ReimportOptions } from '../game-importer.ts';
import { DerivationMemory } from './derivation-memory.ts';
import { selectPayloads, toClaimed } from '../inbox/claim-payloads.ts';
import { importPayloads } from './import-payloads.ts';
import { lockServer } from './servers/lock-server.ts';
import { wasTakenIn } from './files/was-taken-in.ts';

export type Reimported = {
  readonly payloads: number;
  /** Ids of the rounds whose rows changed. */
  readonly changed: readonly number[];
};

const STEP_SIZE = 200;

/** @returns null if the server is unknown. Safe to run twice, and beside an import. */
export async function reimport(
  db: Kysely<DB>,
  serverKey: string,
  target: ReimportTarget,
  { record, onStep, signal, stepSize = STEP_SIZE }: ReimportOptions = {},
): Promise<Reimported | null> {
  const server = await db
    .selectFrom('etlegacy.servers')
    .selectAll()
    .where('key', '=', serverKey)
    .executeTakeFirst();
  if (server === undefined) return null;
  const ids = await findPayloads(db, serverKey, target);
  const memory = new DerivationMemory();
  const changed = new Set<number>();
  for (let from = 0; from < ids.length; from += stepSize) {
    const chunk = ids.slice(from, from + stepSize);
    signal?.throwIfAborted();
    const rounds = await db.transaction().execute(async (trx) => {
      await lockServer(serverKey).execute(trx);
      const rows = await selectPayloads(trx).where('p.id', 'in', chunk).execute();
      const touched = await importPayloads(trx, { server, payloads: rows.map(toClaimed), memory });
      await record?.(trx, { files: ids.length, done: from + chunk.length, changed: touched });
      return touched;
    });
    for (const id of rounds) changed.add(id);
    await onStep?.();
  }
  return { payloads: ids.length, changed: [...changed] };
}

async function findPayloads(db: Kysely<DB>, serverKey: string, target: ReimportTarget): Promise<number[]> {
  const result = await sql<{ id: number }>`
    select p.id from core.payloads as p
    left join etlegacy.files as f on f.payload_id = p.id
    where p.source = ${serverKey} and p.status <> 'new' and ${wasTakenIn} and ${matches(target)}
    order by p.subject, p.id`.execute(db);
  return result.rows.map((row) => row.id);
}

function matches(target: ReimportTarget): RawBuilder<boolean> {
  if (target.kind === 'everything') return sql`true`;
  if (target.kind === 'round') return sql`f.round_id = ${target.id}`;
  if (target.kind === 'dates')
    return sql`f.local_end::date between ${target.from}::date and ${target.to}::date`;
  return sql`f.round_id in (select r.id from etlegacy.rounds as r where r.session_id = ${target.id})`;
}
