import { hash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { importPayloads } from '../../../importer/helldivers2/import-payloads.ts';
import type { Kind } from '../../../importer/helldivers2/kinds.ts';
import { storeOutcomes } from '../../../importer/helldivers2/store-outcomes.ts';

export type Answer = {
  readonly kind: Kind;
  readonly at: Date;
  /** Bytes as received, or a value to serialise as JSON. */
  readonly body: unknown;
  readonly source?: string;
};

/** Stores answers in the inbox and imports them in one transaction. @returns the outcome of each, in their order. */
export async function importAnswers(db: Kysely<DB>, answers: readonly Answer[]) {
  return await db.transaction().execute(async (trx) => {
    const payloads = [];
    for (const { kind, at, body, source = 'manual' } of answers) {
      const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
      const digest = hash('sha256', bytes, 'buffer');
      await sql`insert into core.bodies (hash, body) values (${digest}, ${zstdCompressSync(bytes)})
        on conflict do nothing`.execute(trx);
      const id = await idOf(trx, { kind, at, source, digest, size: bytes.length });
      payloads.push({
        id,
        kind,
        source,
        observedAt: at,
        hash: digest.toString('hex'),
        readBody: () => bytes,
      });
    }
    const outcomes = await importPayloads(trx, payloads);
    await storeOutcomes(trx, outcomes);
    return payloads.map(({ id }) => outcomes.find((outcome) => outcome.id === id)!);
  });
}

type Identity = { kind: Kind; at: Date; source: string; digest: Buffer; size: number };

async function idOf(db: Kysely<DB>, { kind, at, source, digest, size }: Identity): Promise<number> {
  const known = await sql<{ id: number }>`
    select id from core.payloads
    where source = ${source} and kind = ${kind} and hash = ${digest} and subject = ${at.toISOString()}`.execute(
    db,
  );
  if (known.rows[0] !== undefined) return known.rows[0].id;
  const { rows } = await sql<{ id: number }>`
    insert into core.payloads (source, game, kind, subject, hash, size, content_type, observed_at)
    values (${source}, 'helldivers2', ${kind}, ${at.toISOString()}, ${digest}, ${size}, 'application/json', ${at})
    returning id`.execute(db);
  return rows[0]!.id;
}
