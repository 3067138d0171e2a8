// Rebuilds everything derived from the stored payloads and today's decisions, chunk by chunk; readers never see a gap,
// and a chunk that is cut off is simply done again.
import { zstdDecompressSync } from 'node:zlib';
import { type Kysely, type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { ClaimedPayload } from '../inbox/claim-payloads.ts';
import { DerivationMemory } from './derivation-memory.ts';
import { type EtlegacyServer, importPayloads } from './import-payloads.ts';
import { lockServer } from './lock-server.ts';

const CHUNK = 200;

/** @returns how many payloads were read again. */
export async function replay(
  db: Kysely<DB>,
  server: EtlegacyServer,
  onProgress?: (done: number) => void,
): Promise<number> {
  const memory = new DerivationMemory();
  let done = 0;
  for (let after: Place | null = { subject: '', id: 0 }; after !== null;) {
    const place: Place = after;
    after = await db.transaction().execute(async (trx) => {
      await lockServer(trx, server.key);
      const payloads = await fetchChunk(trx, server.key, place);
      const last = payloads.at(-1);
      if (last === undefined) return null;
      await importPayloads(trx, { server, payloads, memory, rewrite: true });
      done += payloads.length;
      onProgress?.(payloads.length);
      return { subject: last.subject, id: last.id };
    });
  }
  return done;
}

type Place = { readonly subject: string; readonly id: number };

async function fetchChunk(trx: Transaction<DB>, source: string, after: Place): Promise<ClaimedPayload[]> {
  const rows = await trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'p.subject', 'p.hash', 'b.body'])
    .where('p.source', '=', source)
    .where('p.status', '<>', 'new')
    .where(sql<boolean>`(p.subject, p.id) > (${after.subject}, ${after.id})`)
    .orderBy('p.subject')
    .orderBy('p.id')
    .limit(CHUNK)
    .execute();
  return rows.map((row) => ({ ...row, hash: row.hash.toString('hex'), body: zstdDecompressSync(row.body) }));
}
