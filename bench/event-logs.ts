// node bench/event-logs.ts: what rivals and matrices cost over 10,000 rounds with an event log, beside adding up the duels
// of the same player alone; then what the body of a round of six against six costs to import, and what its rows take.
// Ratios count; milliseconds depend on the machine. Only one of both: node bench/event-logs.ts rivals|bodies.
import { sql } from 'kysely';
import { openEtlegacySource } from '../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../importer/etlegacy/servers/prepare-server.ts';
import { storeAndImport } from '../importer/inbox/store-and-import.ts';
import { streamEvenings } from '../simulator/etlegacy/simulate-evenings.ts';
import { fetchRivals } from '../stats/etlegacy/logs/fetch-rivals.ts';
import { fetchSessionMatrix } from '../stats/etlegacy/logs/fetch-session-matrix.ts';
import { everySession } from '../stats/etlegacy/periods/covered-rows.ts';
import { fetchSessionRecap } from '../stats/etlegacy/recap/fetch-session-recap.ts';
import { importFiles, payloadOf } from '../tests/support/etlegacy/import-files.ts';
import { drawEvening, drawLargeRound, loggedFile } from '../tests/support/etlegacy/logged-rounds.ts';
import { type BenchDatabase, openBenchServer } from './support/bench-server.ts';
import { median, say, timed } from './support/say.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const ROUNDS = 10_000;
const SECOND = 1_770_000_000;
const REPEATS = 15;
const IDS = new Set(['id', 'session_id', 'match_id', 'round_id', 'payload_id']);
const EVENINGS = ROUNDS / 10;

const only = process.argv[2];
const server = await openBenchServer();
try {
  if (only !== 'bodies') await run('bench_event_logs', measureRivals);
  if (only !== 'rivals') await run('bench_bodies', measureBodies);
} finally {
  await server.close();
}

async function run(name: string, measure: (database: BenchDatabase) => Promise<void>): Promise<void> {
  const database = await server.openFresh(name, 2);
  try {
    await measure(database);
  } finally {
    await database.close();
  }
}

/** One evening of ten rounds, imported, then repeated at other times with other ids. */
async function measureRivals({ db, pool }: BenchDatabase): Promise<void> {
  const evening = drawEvening(1, { perSide: 6, maps: 5, second: SECOND });
  await importFiles(db, evening.map(loggedFile));
  const [session] = await db.selectFrom('etlegacy.sessions').select('id').execute();
  if (session === undefined) throw new Error('There is no evening.');
  await pool.query('set session_replication_role = replica');
  // What an evening adds up to is stored when the next one begins: where names come from.
  await repeatRows(pool, 'player_sessions', `etlegacy.open_player_sessions(array[${session.id}::int8])`, 0);
  await pool.query('update etlegacy.sessions set is_counted = true');
  for (const table of [
    'sessions',
    'rounds',
    'player_rounds',
    'round_duels',
    'player_logs',
    'player_sessions',
  ])
    await repeatRows(pool, table, `etlegacy.${table}`, 1);
  await pool.query('set session_replication_role = default');
  await pool.query('vacuum analyze');
  const first = await db
    .selectFrom('etlegacy.player_logs')
    .select(({ fn }) => ['player_key', fn.countAll<number>().as('rounds')])
    .groupBy('player_key')
    .orderBy('player_key')
    .executeTakeFirstOrThrow();
  const { player_key: playerKey } = first;
  const scope = everySession(['default']);
  const raw = await repeat(async () =>
    sql`select victim_key, sum(kills), sum(damage) from etlegacy.round_duels
      where player_key = ${playerKey} and (kills > 0 or damage > 0) group by victim_key union all
      select player_key, sum(kills), sum(damage) from etlegacy.round_duels
      where victim_key = ${playerKey} and (kills > 0 or damage > 0) group by player_key`.execute(db),
  );
  const rivals = await repeat(async () => fetchRivals(db, { playerKey, scope, isEverything: false }));
  const recap = await fetchSessionRecap(db, session.id);
  if (recap === undefined) throw new Error('There is no evening.');
  const matrix = await repeat(async () => fetchSessionMatrix(db, recap, false));
  say(`rivals over ${first.rounds} rounds: p50 ${ms(rivals)}, the sums of the same duels alone ${ms(raw)}`);
  say(`  ratio ${(rivals / raw).toFixed(1)}`);
  say(`matrix of an evening of ${evening.length} rounds: p50 ${ms(matrix)}`);
}

/** Adds the rows of a source to a table, with other ids: once as they are where `from` is 0, else for each further evening. */
async function repeatRows(
  pool: BenchDatabase['pool'],
  table: string,
  source: string,
  from: 0 | 1,
): Promise<void> {
  const { rows } = await pool.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'etlegacy' and table_name = $1
      and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const columns = rows.map(({ column_name: name }) => name);
  const values = columns.map((name) => (IDS.has(name) ? `${name} + k * 1000` : name));
  await pool.query(
    `insert into etlegacy.${table} (${columns.join(', ')}) select ${values.join(', ')}
      from ${source}, generate_series(${from}, ${from === 0 ? 0 : EVENINGS - 1}) as k`,
  );
}

async function measureBodies({ db }: BenchDatabase): Promise<void> {
  await prepareServer(db, SERVER);
  const source = openEtlegacySource(SERVER);
  const times: number[] = [];
  const sizes: number[] = [];
  const options = { plain: true, zone: 'UTC', maps: 8, teamSize: 6, format: 'json' } as const;
  for (const { documents } of streamEvenings({ seed: 5, evenings: 1, options }))
    for (const { name, push } of documents) {
      sizes.push(push.length);
      times.push(
        await timed(async () => storeAndImport(db, source, [payloadOf({ name, body: Buffer.from(push) })])),
      );
    }
  await sayBodies(db, 'simulated body of a round of six against six', sizes, times);
  await sql`truncate core.payloads, etlegacy.rounds cascade`.execute(db);
  times.length = 0;
  sizes.length = 0;
  for (let at = 0; at < REPEATS; at++) {
    const file = drawLargeRound(at + 1, SECOND + at * 2_000);
    sizes.push(file.body.length);
    times.push(await timed(async () => storeAndImport(db, source, [payloadOf(file)])));
  }
  await sayBodies(db, 'body of six against six over 15 minutes', sizes, times);
}

async function sayBodies(
  db: BenchDatabase['db'],
  what: string,
  sizes: readonly number[],
  times: readonly number[],
): Promise<void> {
  const { rows } = await sql<{ rounds: number; bytes: number }>`
    select count(*) filter (where r.log = 'whole')::int8 as rounds, avg(
      (select sum(pg_column_size(l.*)) from etlegacy.round_logs as l where l.round_id = r.id)
      + (select sum(pg_column_size(d.*)) from etlegacy.round_duels as d where d.round_id = r.id)
      + (select sum(pg_column_size(p.*)) from etlegacy.player_logs as p where p.round_id = r.id)
      + (select sum(pg_column_size(p.*)) from etlegacy.player_rounds as p where p.round_id = r.id)
      + (select sum(pg_column_size(w.*)) from etlegacy.weapon_rounds as w where w.round_id = r.id)
      + pg_column_size(r.*))::float8 as bytes
    from etlegacy.rounds as r where r.log is not null`.execute(db);
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  say(
    `${what}, ${kB(median(sizes))}: p50 ${ms(median(times))}, at most ${ms(Math.max(...times))} for ${times.length} rounds`,
  );
  say(
    `  its rows take ${kB(rows[0]?.bytes ?? Number.NaN)}, of ${rows[0]?.rounds ?? 0} rounds with a whole log`,
  );
}

async function repeat(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < REPEATS; count++) times.push(await timed(run));
  return median(times);
}

function ms(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
