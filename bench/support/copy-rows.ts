// COPY in text format, from and to a table, on its own connection, because those of the pool take statements only.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { Client, type Pool } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Every table that an import writes, in the order of references. */
export const TABLES = [
  'etlegacy.servers',
  'core.bodies',
  'core.payloads',
  'etlegacy.files',
  'etlegacy.rounds',
  'etlegacy.matches',
  'etlegacy.sessions',
  'etlegacy.player_rounds',
  'etlegacy.weapon_rounds',
  'etlegacy.round_awards',
  'etlegacy.round_opponents',
  'etlegacy.player_names',
] as const;
export type Table = (typeof TABLES)[number];

/** The rows of a table as lines, with columns separated by TABs. */
export async function copyOut(url: string, table: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const lines = await text(client.query(copyTo(`copy ${table} to stdout`)));
    return lines.split('\n').filter((line) => line !== '');
  } finally {
    await client.end();
  }
}

export async function copyIn(url: string, table: string, lines: Iterable<string>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await pipeline(Readable.from(chunked(lines)), client.query(copyFrom(`copy ${table} from stdin`)));
  } finally {
    await client.end();
  }
}

const CHUNK_CHARACTERS = 65_536;

function* chunked(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

export async function columnsOf(pool: Pool, table: string): Promise<string[]> {
  const [schema, name] = table.split('.');
  const { rows } = await pool.query<{ column_name: string }>(
    `select column_name from information_schema.columns
    where table_schema = $1 and table_name = $2 order by ordinal_position`,
    [schema, name],
  );
  return rows.map((row) => row.column_name);
}
