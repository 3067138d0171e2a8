// A history of 100,000 rounds (800,000 player rows, about 5 million weapon rows), built once and kept: 500 simulated
// rounds, imported, then repeated 200 times with other ids at other times by COPY.
import { createHash } from 'node:crypto';
import { streamEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import { importFiles } from '../../tests/support/proof/import-files.ts';
import type { BenchDatabase, BenchServer } from './bench-server.ts';
import { columnsOf, copyIn, copyOut, TABLES, type Table } from './copy-rows.ts';
import { say, timed } from './say.ts';

/** Raise the number when the rows change. */
export const HISTORY = 'bench_history_3';
const UNFINISHED = 'bench_history_new';
const REPEATS = 200;
/** Whole weeks, longer than the distance of the simulated evenings. */
const SHIFT_DAYS = 84;
const DAY_MS = 86_400_000;

export const BENCH_SERVER = { key: 'default', zone: 'UTC' };
/** The end of the history. */
export const HISTORY_ENDS = '2026-01-05';
/** Evenings of eight players, ten maps each. */
export const BENCH_EVENINGS = { plain: true, zone: 'UTC', maps: 10, teamSize: 4 } as const;

export async function openHistory(server: BenchServer): Promise<BenchDatabase> {
  if (await server.has(HISTORY)) return await server.open(HISTORY);
  say(`building a history of 100,000 rounds in ${server.folder} (once)`);
  const seconds = await timed(async () => build(server));
  await server.rename(UNFINISHED, HISTORY);
  say(`  built in ${seconds.toFixed(0)} s`);
  return await server.open(HISTORY);
}

async function build(server: BenchServer): Promise<void> {
  const seed = await server.openFresh('bench_seed');
  const history = await server.openFresh(UNFINISHED);
  const options = { ...BENCH_EVENINGS, from: '2025-06-02' };
  for (const evening of streamEvenings({ seed: 77, evenings: 25, options }))
    await importFiles(seed.db, BENCH_SERVER, evening.files);
  for (const table of TABLES) {
    if (table === 'etlegacy.player_names') continue;
    const columns = await columnsOf(seed.pool, table);
    const rows = (await copyOut(seed.url, table)).map((line) => line.split('\t'));
    await copyIn(history.url, table, repeatRows(table, columns, rows));
  }
  await history.pool.query(`
    insert into etlegacy.player_names
      (server_key, player_key, raw_name, name, guid, is_bot, first_seen, last_seen, rounds)
    select r.server_key, p.player_key, p.raw_name, min(p.name), min(p.guid), bool_and(p.is_bot), min(r.ended_at), max(r.ended_at), count(*)
    from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
    where p.mode <> 'spectator' group by r.server_key, p.player_key, p.raw_name`);
  // They are marked as counted, like the originals.
  await history.pool.query('update etlegacy.sessions set is_counted = false');
  await history.pool.query('select etlegacy.count_past_sessions(key) from etlegacy.servers');
  await history.pool.query('select etlegacy.settle_spans(key) from etlegacy.servers');
  await history.pool.query(
    "select setval(pg_get_serial_sequence('core.payloads', 'id'), (select max(id) from core.payloads))",
  );
  await history.pool.query('vacuum analyze');
  await seed.close();
  await history.close();
  await server.drop('bench_seed');
}

type Row = readonly string[];

function* repeatRows(table: Table, columns: readonly string[], rows: readonly Row[]): Generator<string> {
  // Servers and bodies are shared by all repeats.
  const repeats = table === 'etlegacy.servers' || table === 'core.bodies' ? 1 : REPEATS;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const changes = columns.map((column) => changeOf(column, repeat));
    for (const row of rows) yield row.map((value, i) => changes[i]?.(value) ?? value).join('\t');
  }
}

type Change = (value: string) => string;

/** Ids, times and names of a repeat; all other columns are unchanged. */
function changeOf(column: string, repeat: number): Change | null {
  if (repeat === 0) return null;
  const days = -SHIFT_DAYS * repeat;
  const unlessNull =
    (change: Change): Change =>
    (value) =>
      value === '\\N' ? value : change(value);
  if (['id', 'round_id', 'match_id', 'session_id', 'r1_id', 'r2_id', 'payload_id'].includes(column)) {
    const mask = maskOf(repeat);
    return unlessNull((value) =>
      BigInt(value) < SMALL ? String(Number(value) + repeat * 1_000_000) : String(BigInt(value) ^ mask),
    );
  }
  if (['ended_at', 'started_at', 'local_end', 'local_date', 'observed_at'].includes(column))
    return unlessNull((value) => shiftDate(value, days));
  if (['file', 'name', 'subject'].includes(column))
    return (value) => (NAMED.test(value) ? shiftDate(value, days) : value);
  if (column === 'content')
    return (value) => `\\\\x${createHash('sha256').update(`${value}/${repeat}`).digest('hex')}`;
  return null;
}

/** Payloads are counted from one; ids of rounds, matches and sessions have fifty bits. */
const SMALL = 1_000_000n;
const NAMED = /^\d{4}-\d\d-\d\d-\d{6}-/;

function maskOf(repeat: number): bigint {
  return createHash('sha256').update(`repeat ${repeat}`).digest().readBigUInt64BE() >> 14n;
}

/** The first ten characters are a date; the rest is unchanged. */
function shiftDate(value: string, days: number): string {
  const shifted = new Date(Date.parse(value.slice(0, 10)) + days * DAY_MS).toISOString().slice(0, 10);
  return `${shifted}${value.slice(10)}`;
}
