// Derives a part of a server's rounds again from the stored payloads, as a replay does with all of them. Safe at any
// time: where nothing changed, nothing changes.
import { zstdDecompressSync } from 'node:zlib';
import { type Kysely, type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { ClaimedPayload } from '../inbox/claim-payloads.ts';
import { DerivationMemory } from './derivation-memory.ts';
import { type EtlegacyServer, importPayloads } from './import-payloads.ts';
import { lockServer } from './lock-server.ts';
import { replay } from './replay.ts';

const CHUNK = 100;

export type ReimportTarget =
  | { readonly kind: 'round'; readonly id: number }
  | { readonly kind: 'session'; readonly id: number }
  /** Local dates of the server, both included: 2025-10-14. */
  | { readonly kind: 'dates'; readonly from: string; readonly to: string }
  | { readonly kind: 'everything' };

export type Reimported = {
  /** How many were read again. */
  readonly payloads: number;
  /** Ids of the rounds that came, went or became other ones, in ascending order. */
  readonly changed: readonly number[];
};

/** @param onProgress called with the number of payloads read again so far. */
export async function reimport(
  db: Kysely<DB>,
  server: EtlegacyServer,
  target: ReimportTarget,
  onProgress: (done: number) => void,
): Promise<Reimported> {
  const before = await fetchPrints(db, server.key);
  let done = 0;
  const count = (some: number): void => {
    done += some;
    onProgress(done);
  };
  if (target.kind === 'everything') await replay(db, server, count);
  else await reimportSome(db, server, await findPayloads(db, server.key, target), count);
  return { payloads: done, changed: compare(before, await fetchPrints(db, server.key)) };
}

async function reimportSome(
  db: Kysely<DB>,
  server: EtlegacyServer,
  ids: readonly number[],
  count: (some: number) => void,
): Promise<void> {
  const memory = new DerivationMemory();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK);
    await db.transaction().execute(async (trx) => {
      await lockServer(trx, server.key);
      const payloads = await fetchPayloads(trx, chunk);
      await importPayloads(trx, { server, payloads, memory, rewrite: true });
    });
    count(chunk.length);
  }
}

async function findPayloads(
  db: Kysely<DB>,
  serverKey: string,
  target: Exclude<ReimportTarget, { kind: 'everything' }>,
): Promise<number[]> {
  const files = db
    .selectFrom('etlegacy.files as f')
    .select('f.payload_id')
    .where('f.server_key', '=', serverKey);
  const chosen = {
    round: () => files.where('f.round_id', '=', idOf(target)),
    session: () =>
      files.where('f.round_id', 'in', (eb) =>
        eb.selectFrom('etlegacy.rounds as r').select('r.id').where('r.session_id', '=', idOf(target)),
      ),
    dates: () => {
      const { from, to } = target.kind === 'dates' ? target : { from: '', to: '' };
      return files.where(sql<boolean>`f.local_end::date between ${from}::date and ${to}::date`);
    },
  }[target.kind]();
  const rows = await chosen.orderBy('f.name').orderBy('f.payload_id').execute();
  return rows.map((row) => row.payload_id);
}

function idOf(target: ReimportTarget): number {
  return 'id' in target ? target.id : -1;
}

async function fetchPayloads(trx: Transaction<DB>, ids: readonly number[]): Promise<ClaimedPayload[]> {
  const rows = await trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'p.subject', 'p.hash', 'b.body'])
    .where('p.id', 'in', ids)
    .orderBy('p.subject')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({ ...row, hash: row.hash.toString('hex'), body: zstdDecompressSync(row.body) }));
}

async function fetchPrints(db: Kysely<DB>, serverKey: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'round_print', 'rows_print'])
    .where('server_key', '=', serverKey)
    .execute();
  return new Map(
    rows.map((row) => [row.id, row.round_print.toString('hex') + row.rows_print.toString('hex')]),
  );
}

function compare(before: ReadonlyMap<number, string>, after: ReadonlyMap<number, string>): number[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id) !== after.get(id)).toSorted((a, b) => a - b);
}
