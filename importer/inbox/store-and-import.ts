// The way of what comes live: one transaction instead of two, so a round is there in less time. What cannot go that way
// goes through the inbox like everything else.
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { DerivationMemory } from '../etlegacy/derivation-memory.ts';
import { type EtlegacyServer, importPayloads } from '../etlegacy/import-payloads.ts';
import { lockServer } from '../etlegacy/lock-server.ts';
import type { ClaimedPayload } from './claim-payloads.ts';
import { drainInbox } from './drain-inbox.ts';
import { isTransient } from './is-transient.ts';
import { type Added, type Payload, storePayloads, writePayloads } from './store-payloads.ts';

type Options = {
  readonly memory: DerivationMemory;
  /** Tells others of payloads that are left to the inbox. */
  readonly wake?: ((trx: Transaction<DB>) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Takes payloads of one server into the inbox and imports those that it did not know. Safe to repeat.
 *
 * @returns the ids of all rounds that came to be, changed or went. Throws where the database is out of reach; nothing is
 * stored then.
 */
export async function storeAndImport(
  db: Kysely<DB>,
  server: EtlegacyServer,
  payloads: readonly Payload[],
  { memory, wake, signal }: Options,
): Promise<ReadonlySet<number>> {
  if (payloads.length === 0) return new Set();
  try {
    return await db.transaction().execute(async (trx) => {
      const added = await writePayloads(trx, payloads, lockServer(server.key));
      if (added.length === 0) return new Set();
      return new Set(await importPayloads(trx, { server, payloads: claim(added, payloads), memory }));
    });
  } catch (error) {
    if (isTransient(error)) throw error;
    // One of them breaks the import: the inbox finds out which, and keeps it with the reason.
    await storePayloads(db, payloads, wake);
    return await drainInbox(db, server, { memory, signal });
  }
}

/** In the order in which the inbox gives them. */
function claim(added: readonly Added[], payloads: readonly Payload[]): ClaimedPayload[] {
  const bodies = new Map(payloads.map(({ body }) => [createHash('sha256').update(body).digest('hex'), body]));
  const claimed = added.map(({ id, subject, hash }) => {
    const hex = hash.toString('hex');
    const body = bodies.get(hex);
    if (body === undefined) throw new Error(`${subject} was not among what was stored`);
    return { id, subject, hash: hex, readBody: () => body };
  });
  return claimed.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}
