import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { PayloadStatus } from '../../database/schema/core.ts';
import type { Payload } from './store-payloads.ts';

/** What became of a payload. */
export type FoundPayload = {
  readonly status: PayloadStatus;
  readonly code: string | null;
  readonly line: number | null;
  readonly reason: string | null;
};

/**
 * Says why a payload that was just imported is rejected; null if it is not. Throws if it is not in the inbox.
 */
export async function findRejection(db: Kysely<DB>, payload: Payload): Promise<string | null> {
  const found = await findPayload(db, payload);
  if (found === undefined)
    throw new Error(`An answer of ${payload.kind} left the inbox while it was imported.`);
  return found.status === 'rejected' ? (found.reason ?? 'it cannot be read') : null;
}

/** Finds a payload in the inbox by its identity. */
export async function findPayload(
  db: Kysely<DB>,
  { source, kind, subject, body, hash: known, ...payload }: Payload,
): Promise<FoundPayload | undefined> {
  return await db
    .selectFrom('core.payloads')
    .select(['status', 'code', 'line', 'reason'])
    .where('source', '=', source)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('hash', '=', known ?? hash('sha256', body, 'buffer'))
    .where('snapshot_at', 'is not distinct from', payload.isSnapshot === true ? payload.observedAt : null)
    .executeTakeFirst();
}
