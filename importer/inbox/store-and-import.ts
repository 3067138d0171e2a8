// The way of what comes live: one transaction instead of two, so a round is there in less time. What cannot go that way
// goes through the inbox like everything else.
import type { Kysely, Transaction } from 'kysely';
import type { Send } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';
import type { DerivationMemory } from '../etlegacy/derivation-memory.ts';
import { type EtlegacyServer, importPayloads } from '../etlegacy/import-payloads.ts';
import { readAhead } from '../etlegacy/read-ahead.ts';
import { lockServer } from './lock-source.ts';
import type { ReadablePayload } from './claim-payloads.ts';
import { drainInbox } from './drain-inbox.ts';
import { isTransient } from './is-transient.ts';
import {
  type HashedPayload,
  hashPayloads,
  type Payload,
  sendPayloads,
  storePayloads,
} from './store-payloads.ts';

type Options = {
  readonly memory: DerivationMemory;
  /** Tells others of payloads that are left to the inbox. */
  readonly wake?: ((trx: Transaction<DB>) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Takes payloads of one server into the inbox and imports them. Safe to repeat.
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
  const hashed = hashPayloads(payloads);
  const ahead = async (send: Send): Promise<number> => {
    void send(lockServer(server.key));
    return await sendPayloads(send, hashed);
  };
  const readable = hashed.map(toReadable).toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  // Beside the one before them, for it may be the round one of theirs.
  const few = [...(memory.latest === null ? [] : [memory.latest]), ...readable];
  const whileAsking = async (): Promise<void> => readAhead(server, few, memory);
  try {
    const changed = await db
      .transaction()
      .execute(async (trx) =>
        importPayloads(trx, { server, payloads: readable, memory, ahead, whileAsking }),
      );
    memory.latest = readable.at(-1) ?? null;
    return new Set(changed);
  } catch (error) {
    if (isTransient(error)) throw error;
    // One of them breaks the import: the inbox finds out which, and keeps it with the reason.
    await storePayloads(db, payloads, wake);
    return await drainInbox(db, server, { memory, signal });
  }
}

function toReadable({ subject, hash, body }: HashedPayload): ReadablePayload {
  return { subject, hash: hash.toString('hex'), readBody: () => body };
}
