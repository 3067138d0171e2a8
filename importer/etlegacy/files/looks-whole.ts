import { zstdDecompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { checkRawLaws } from '../../../parsers/etlegacy/laws.ts';
import type { Laws } from '../../../parsers/etlegacy/law.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { fitsAsRoundTwo } from '../derive/fits-as-round-two.ts';
import { readFile } from './read-file.ts';

type Written = { readonly server: string; readonly name: string; readonly body: Uint8Array };

/**
 * Whether a file that was just written can be complete: the game writes line by line, and with missing lines the sums
 * of the players do not agree. The sums of a round two agree as printed only if all players stayed; otherwise its round
 * one must be known.
 */
export async function looksWhole(db: Kysely<DB>, { server, name, body }: Written): Promise<boolean> {
  const read = readFile(name, body);
  if (!read.ok) return false;
  // Truncated JSON is never valid.
  if (read.kind === 'endstats' || read.document.formats.includes('json')) return true;
  // A header alone violates no law, but it is complete only if no one played.
  if (read.document.players.length === 0) return false;
  if (agrees(checkRawLaws(read.document))) return true;
  if (read.file.label === 1) return false;
  const { moment } = read.file;
  if (!('localEnd' in moment)) return false;
  for (const base of await fetchRoundOnes(db, server, moment.localEnd)) {
    const isTheirs = fitsAsRoundTwo(base, read.document);
    if (isTheirs && agrees(splitRound({ document: read.document, base }).laws)) return true;
  }
  return false;
}

function agrees(laws: Laws): boolean {
  return Object.values(laws).every((law) => law.verdict !== 'broken');
}

/** Round ones that ended in the hour before, on any map, because file names can spell a map in several ways. */
async function fetchRoundOnes(db: Kysely<DB>, server: string, localEnd: string): Promise<RoundDocument[]> {
  const rows = await sql<{ name: string; body: Buffer }>`
    select f.name, b.body
    from etlegacy.files as f
    join core.payloads as p on p.id = f.payload_id
    join core.bodies as b on b.hash = p.hash
    where f.server_key = ${server} and f.kind = 'round' and f.label = 1
      and f.local_end between ${localEnd}::timestamp - interval '1 hour' and ${localEnd}::timestamp
    order by f.local_end desc`.execute(db);
  return rows.rows.flatMap(({ name, body }) => {
    const read = readFile(name, zstdDecompressSync(body));
    return read.ok && read.kind === 'round' ? [read.document] : [];
  });
}
