import { type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { RoundDocument } from '../../parsers/etlegacy/round-document.ts';
import type { ClaimedPayload } from '../inbox/claim-payloads.ts';
import type { DerivationMemory } from './derivation-memory.ts';
import { type ReadFile, roundIdOf } from './read-file.ts';
import type { EtlegacyServer } from './import-payloads.ts';
import { removeFiles } from './remove-files.ts';

/**
 * Reads the payloads: readable ones get their row in files, the others are rejected with code, line and reason.
 *
 * @returns the wall-clock times whose neighbourhoods must be derived again, those of elder and younger copies included.
 */
export async function storeFiles(
  trx: Transaction<DB>,
  server: EtlegacyServer,
  payloads: readonly ClaimedPayload[],
  memory: DerivationMemory,
): Promise<string[]> {
  const read = payloads.map((payload) => ({
    payload,
    result: memory.read(payload.subject, payload.hash, payload.readBody),
  }));
  const rows = read.flatMap(({ payload, result }) => (result.ok ? [toRow(server, payload, result)] : []));
  const rejected = read.flatMap(({ payload, result }) => (result.ok ? [] : [{ payload, result }]));
  const lost = await rejectPayloads(trx, server, rejected);
  return [
    ...new Set([...rows.map((row) => row.local_end), ...lost, ...(await writeFiles(trx, server, rows))]),
  ];
}

type Rejection = { readonly payload: ClaimedPayload; readonly result: Extract<ReadFile, { ok: false }> };

/** @returns the times of files that an earlier version could read and this one cannot. */
async function rejectPayloads(
  trx: Transaction<DB>,
  server: EtlegacyServer,
  rejections: readonly Rejection[],
): Promise<string[]> {
  if (rejections.length === 0) return [];
  const rows = rejections.map(({ payload: { id }, result: { code, line, reason } }) => ({
    id,
    code,
    line,
    reason,
  }));
  await sql`
    update core.payloads as p set status = 'rejected', code = r.code, line = r.line, reason = r.reason
    from json_populate_recordset(null::core.payloads, ${JSON.stringify(rows)}) as r where p.id = r.id`.execute(
    trx,
  );
  return await removeFiles(
    trx,
    server.key,
    rows.map((row) => row.id),
  );
}

type Row = ReturnType<typeof toRow>;

function toRow(server: EtlegacyServer, payload: ClaimedPayload, read: Extract<ReadFile, { ok: true }>) {
  return {
    payload_id: payload.id,
    server_key: server.key,
    kind: read.kind,
    name: read.file.name,
    map: read.file.map,
    label: read.file.label,
    local_end: read.file.localEnd,
    round_id: roundIdOf(server.key, read.file),
    content: `\\x${read.content}`,
    eventful: read.kind === 'endstats' || isEventful(read.document),
    lively: read.kind === 'round' && read.document.players.filter((line) => !line.isBot).length >= 2,
  };
}

/** Something happened in it, so its content cannot occur a second time by chance. */
function isEventful({ players }: RoundDocument): boolean {
  return players.some(
    ({ fields, weapons }) =>
      (fields.damageGiven ?? 0) > 0 ||
      (fields.xp ?? 0) > 0 ||
      Object.values(weapons).some((tuple) => tuple !== undefined && tuple[2] > 0),
  );
}

/** @returns the times of all copies of what came. */
async function writeFiles(
  trx: Transaction<DB>,
  { key, zone }: EtlegacyServer,
  rows: readonly Row[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const copies = await sql<{ local_end: string }>`
    with came as (select * from json_populate_recordset(null::etlegacy.files, ${JSON.stringify(rows)})),
      written as (
        insert into etlegacy.files as known select * from came
        on conflict (payload_id) do update set (kind, name, map, label, local_end, round_id, content, eventful, lively) =
          (excluded.kind, excluded.name, excluded.map, excluded.label, excluded.local_end, excluded.round_id,
            excluded.content, excluded.eventful, excluded.lively)
          where known.* is distinct from excluded.*
      ),
      -- It may have been forgotten since it was made known.
      server as (
        insert into etlegacy.servers (key, zone) values (${key}, ${zone}) on conflict do nothing
      )
    select distinct to_char(f.local_end, 'YYYY-MM-DD"T"HH24:MI:SS') as local_end
    from came join etlegacy.files as f using (server_key, content, map, label, kind)
    where came.eventful`.execute(trx);
  return copies.rows.map((row) => row.local_end);
}
