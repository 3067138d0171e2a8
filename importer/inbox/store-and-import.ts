// The path of live payloads: one transaction instead of two, which shortens the delay. Whatever fails here goes through
// the inbox like everything else.
import type { Kysely, Transaction } from 'kysely';
import type { Send } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';
import type { SourceImporter } from '../game-importer.ts';
import type { ReadablePayload } from './claim-payloads.ts';
import { drainInbox } from './drain-inbox.ts';
import { recordHoldUp } from './hold-up.ts';
import { isAboutPayload } from './is-about-payload.ts';
import { lockSource } from './lock-source.ts';
import {
  type HashedPayload,
  hashPayloads,
  type Payload,
  sendPayloads,
  storePayloads,
} from './store-payloads.ts';

type Options = {
  /** Wakes other workers for payloads that are left to the inbox. */
  readonly wake?: ((trx: Transaction<DB>) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Stores payloads of one source and imports them. Safe to repeat.
 *
 * @returns the ids of everything created, changed or removed. Throws when the database is unreachable; nothing is
 * stored then.
 */
export async function storeAndImport(
  db: Kysely<DB>,
  importer: SourceImporter,
  payloads: readonly Payload[],
  { wake, signal }: Options = {},
): Promise<ReadonlySet<number>> {
  if (payloads.length === 0) return new Set();
  const viaInbox = async (): Promise<ReadonlySet<number>> => {
    await storePayloads(db, payloads, wake);
    return await drainInbox(db, importer, { signal });
  };
  const { importLive } = importer;
  if (importLive === undefined) return await viaInbox();
  const hashed = hashPayloads(payloads);
  const ahead = async (send: Send): Promise<number> => {
    void send(lockSource(importer));
    return await sendPayloads(send, hashed);
  };
  const readable = hashed
    .filter(({ refusal }) => refusal === undefined || refusal === null)
    .map(toReadable)
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  try {
    return new Set(await db.transaction().execute(async (trx) => importLive(trx, readable, ahead)));
  } catch (error) {
    if (!isAboutPayload(error)) {
      await recordHoldUp(db, importer, error);
      throw error;
    }
    // One of them fails the import: the inbox isolates it and keeps it with the reason.
    return await viaInbox();
  }
}

function toReadable({ subject, hash, body }: HashedPayload): ReadablePayload {
  return { subject, hash: hash.toString('hex'), readBody: () => body };
}
