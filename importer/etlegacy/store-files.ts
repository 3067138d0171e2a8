import { type RawBuilder, type Transaction, sql } from 'kysely';
import { rightOfWay } from '../../core/right-of-way.ts';
import { inFlow, type Send } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';
import type { RoundDocument } from '../../parsers/etlegacy/document/round-document.ts';
import type { ReadablePayload } from '../inbox/claim-payloads.ts';
import { aboutPayload } from '../inbox/payload-error.ts';
import { type Decided, type DecidedRow, readDecided, selectDecided } from './decided.ts';
import type { DerivationMemory } from './derivation-memory.ts';
import { placeFile } from './files/place-file.ts';
import { type ReadFile, roundIdOf } from './files/read-file.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { isSameRound } from './files/same-content.ts';
import { removeFiles } from './remove-files.ts';
import { removeRounds } from './rows/remove-rounds.ts';

type Storing<Row> = {
  readonly server: EtlegacyServer;
  readonly payloads: readonly ReadablePayload[];
  readonly memory: DerivationMemory;
  /** Sends statements that must run first; files are read while they run. */
  readonly ahead?: ((send: Send) => Promise<unknown>) | undefined;
  /** A query to send right after, for the wall-clock times of the new files. */
  readonly ask?: ((localEnds: readonly string[]) => RawBuilder<Row>) | undefined;
  /** Work to do in this process while PostgreSQL works. */
  readonly meanwhile?: (() => Promise<void>) | undefined;
};

type Stored<Row> = {
  /** The wall-clock times whose neighbourhoods must be derived again, including those of older and newer copies. */
  readonly touched: readonly string[];
  /** The result of that query, if it covers all of them and nothing has changed since. */
  readonly answer: readonly Row[] | null;
  readonly decided: Decided;
};

/**
 * Reads payloads of the inbox: readable ones get a row in `files`, the others are rejected with code, line and reason.
 */
export async function storeFiles<Row = never>(
  trx: Transaction<DB>,
  { server, payloads, memory, ahead, ask, meanwhile }: Storing<Row>,
): Promise<Stored<Row>> {
  const { own, copies, rejected, decided, answer } = await inFlow(trx, async (send) => {
    const done = ahead?.(send);
    // Rethrown below.
    done?.catch(() => undefined);
    // Lets the statement be sent before the files are read.
    await send.flushed();
    const read = await rightOfWay.map(payloads, (payload) => ({
      payload,
      result: aboutPayload(() => memory.read(payload.subject, payload.hash, payload.readBody)),
    }));
    const rows = read.flatMap(({ payload, result }) => (result.ok ? [toRow(server, payload, result)] : []));
    const rejections = read.flatMap(({ payload, result }) => (result.ok ? [] : [{ payload, result }]));
    const own = [...new Set(rows.map((row) => row.local_end))];
    const written = rows.length === 0 ? [] : send(writeFiles(server, rows));
    const refused = rejections.length === 0 ? [] : send(rejectPayloads(server, rejections));
    const decided = send(selectDecided(server.key));
    const answer = ask === undefined ? null : send(ask(own));
    await meanwhile?.();
    await done;
    const [row = NOTHING_DECIDED] = await decided;
    refuseOtherZone(server, row);
    return {
      own,
      copies: await written,
      rejected: await refused,
      decided: readDecided(row),
      answer: await answer,
    };
  });
  const lost =
    rejected.length === 0
      ? []
      : await removeFiles(
          trx,
          server.key,
          rejected.map(({ id }) => id),
        );
  const left = copies.flatMap(({ left_round: id }) => (id === null ? [] : [id]));
  if (left.length > 0) await removeRounds(trx, server.key, await selectLeft(trx, left));
  const touched = [...new Set([...own, ...lost, ...copies.map((row) => row.local_end)])];
  const isWhole = lost.length === 0 && left.length === 0 && touched.length === own.length;
  return { touched, answer: isWhole ? answer : null, decided };
}

/** Those of these rounds that no file tells of any longer. */
async function selectLeft(trx: Transaction<DB>, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from unnest(${ids}::bigint[]) as v (id)
    where not exists (select from etlegacy.files as f where f.round_id = v.id)`.execute(trx);
  return rows.map(({ id }) => id);
}

const NOTHING_DECIDED: DecidedRow = { zone: null, stated: null, forgotten: [] };

/** Rows in two zones would contradict each other. The caller reads the current zone and tries again. */
function refuseOtherZone({ key, zone }: EtlegacyServer, known: DecidedRow): void {
  if (known.zone !== null && known.zone !== zone)
    throw new Error(`The time zone of server "${key}" is another one now than ${zone}`);
}

type Rejection = { readonly payload: ReadablePayload; readonly result: Extract<ReadFile, { ok: false }> };

function rejectPayloads(
  server: EtlegacyServer,
  rejections: readonly Rejection[],
): RawBuilder<{ id: number }> {
  const rows = rejections.map(({ payload: { subject, hash }, result: { code, line, reason } }) => ({
    subject,
    hash: `\\x${hash}`,
    code,
    line,
    reason,
  }));
  return sql`
    update core.payloads as p set status = 'rejected', code = r.code, line = r.line, reason = r.reason
    from json_populate_recordset(null::core.payloads, ${JSON.stringify(rows)}) as r
    where p.source = ${server.key} and p.kind = 'round_file' and p.subject = r.subject and p.hash = r.hash
    returning p.id`;
}

type FileRow = ReturnType<typeof toRow>;

function toRow(server: EtlegacyServer, payload: ReadablePayload, read: Extract<ReadFile, { ok: true }>) {
  const { localEnd } = placeFile(read.file.moment, server.zone);
  return {
    hash: `\\x${payload.hash}`,
    server_key: server.key,
    kind: read.kind,
    subject: payload.subject,
    name: read.file.name,
    map: read.file.map,
    label: read.file.label,
    local_end: localEnd,
    round_id: roundIdOf(server.key, { ...read.file, localEnd }),
    content: `\\x${read.content}`,
    eventful: read.kind === 'endstats' || isEventful(read.document),
    lively: read.kind === 'round' && read.document.players.filter((line) => !line.isBot).length >= 2,
  };
}

/** Whether it has events, so that its content cannot occur a second time by coincidence. */
function isEventful({ players }: RoundDocument): boolean {
  return players.some(
    ({ fields, weapons }) =>
      (fields.damageGiven ?? 0) > 0 ||
      (fields.xp ?? 0) > 0 ||
      Object.values(weapons).some((tuple) => tuple !== undefined && tuple[2] > 0),
  );
}

type Affected = {
  readonly local_end: string;
  /** The round that the file told of until now; null: this is a copy of a new file. */
  readonly left_round: number | null;
};

/** Returns the times of all copies of the new files, and from where files moved, as when the zone changed. */
function writeFiles({ key, zone }: EtlegacyServer, rows: readonly FileRow[]): RawBuilder<Affected> {
  return sql`
    with came as materialized (
      select p.id as payload_id, r.*
      from json_to_recordset(${JSON.stringify(rows)}) as r (
        server_key text, kind text, subject text, name text, map text, label smallint, local_end timestamp, round_id bigint, content bytea,
        eventful boolean, lively boolean, hash bytea)
      join core.payloads as p
        on p.source = r.server_key and p.kind = 'round_file' and p.subject = r.subject and p.hash = r.hash
    ), moved as (
      select f.local_end, f.round_id from came join etlegacy.files as f using (payload_id) where f.round_id <> came.round_id
    ), written as (
      insert into etlegacy.files as known
        (payload_id, server_key, kind, name, map, label, local_end, round_id, content, eventful, lively)
      select payload_id, server_key, kind, name, map, label, local_end, round_id, content, eventful, lively from came
      on conflict (payload_id) do update set (kind, name, map, label, local_end, round_id, content, eventful, lively) =
        (excluded.kind, excluded.name, excluded.map, excluded.label, excluded.local_end, excluded.round_id,
          excluded.content, excluded.eventful, excluded.lively)
        where known.* is distinct from excluded.*
    ), server as (
      -- It may have been forgotten since it was made known.
      insert into etlegacy.servers (key, zone) values (${key}, ${zone}) on conflict do nothing
    )
    select to_char(local_end, 'YYYY-MM-DD"T"HH24:MI:SS') as local_end, round_id as left_round from moved
    union
    select to_char(f.local_end, 'YYYY-MM-DD"T"HH24:MI:SS'), null
    from came join etlegacy.files as f using (server_key, content, kind)
    where came.eventful and ${isSameRound('came', 'f')}`;
}
