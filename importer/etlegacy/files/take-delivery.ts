// A round that a script pushes: stored in the inbox before the request is answered, imported after that.
import { hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Delivered } from '../../../core/delivery.ts';
import { formatId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import { decodeJson } from '../../../parsers/etlegacy/json/decode-json.ts';
import { checkJsonRound } from '../../../parsers/etlegacy/json/parse-json-round.ts';
import { recogniseFile } from '../../../parsers/etlegacy/tab/recognise-file.ts';
import { toFilePayload } from '../../collect/folder/to-file-payload.ts';
import type { PayloadKind } from '../../game-importer.ts';
import { storePayloads } from '../../inbox/store-payloads.ts';
import { findServer } from '../find-server.ts';
import { forDecoded } from './round-file-kind.ts';

type Context = {
  readonly source: string;
  readonly kind: PayloadKind;
  /** Wakes the workers in the transaction that stores. */
  readonly wake: (trx: Transaction<DB>) => Promise<void>;
};

/** Safe to repeat: equal bytes are stored once. */
export async function takeDelivery(
  db: Kysely<DB>,
  body: Uint8Array,
  { source, kind, wake }: Context,
): Promise<Delivered> {
  const server = findServer(db, source);
  // Rethrown below; PostgreSQL looks while the body is read.
  server.catch(() => undefined);
  await nextTurn();
  const digest = hash('sha256', body, 'buffer');
  const name = `push-${digest.toString('hex').slice(0, NAME_LENGTH)}.json`;
  const decoded = decodeJson(body);
  const other = recogniseFile(name, body);
  const flaw = other ?? checkJsonRound(name, decoded);
  // The kind of file says more than the place of the error.
  const reason = other === null ? flaw?.reason : `it is ${other.reason}`;
  if (reason !== undefined && !decoded.ok) return { is: 'unread', code: decoded.code, reason };
  if ((await server) === undefined) return { is: 'unknown_source' };
  const origin = { game: 'etlegacy', kind: forDecoded(kind, decoded), source };
  // A push has no time of its own; the document has the end of the round.
  const payload = toFilePayload(origin, name, { body, modifiedMs: 0 }, { observedAt: null, digest });
  // The import keeps unreadable documents with the reason.
  const isNew = (await storePayloads(db, [payload], wake)) > 0;
  if (flaw !== null) return { is: 'rejected', code: flaw.code, reason: flaw.reason };
  return { is: 'stored', isNew, ids: isNew ? [] : await fetchRounds(db, source, name) };
}

const NAME_LENGTH = 20;

async function fetchRounds(db: Kysely<DB>, source: string, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom('etlegacy.files')
    .select('round_id')
    .where('server_key', '=', source)
    .where('name', '=', name)
    .execute();
  return rows.map((row) => formatId(row.round_id));
}
