// One file after the other, as on an evening, each in one durable transaction. Compared, evening by evening, with the
// same statements sent directly, and with the same import into a database with 100,000 rounds.
import { Client } from 'pg';
import { toPayload } from '../../importer/etlegacy/files/to-payload.ts';
import { DerivationMemory } from '../../importer/etlegacy/derivation-memory.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { storeAndImport } from '../../importer/inbox/store-and-import.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import type { EveningFile } from '../../simulator/etlegacy/evening/evening-state.ts';
import { streamEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import type { BenchDatabase, BenchServer } from '../support/bench-server.ts';
import { BENCH_EVENINGS, BENCH_SERVER, HISTORY_ENDS } from '../support/open-history.ts';
import { median, quantile, say, timed } from '../support/say.ts';
import { recordStatements, type Statement } from './record-statements.ts';

const WARM_UP = 40;
const EVENINGS = 17;

export async function measureSingleImports(server: BenchServer, history: BenchDatabase): Promise<void> {
  const empty = await server.openFresh('bench_single');
  const byHand = await server.openFresh('bench_by_hand');
  const hand = new Client({ connectionString: byHand.url });
  await hand.connect();
  const times = { empty: [] as number[], byHand: [] as number[], history: [] as number[] };
  let statements: readonly Statement[] = [];
  try {
    await prepareServer(byHand.db, BENCH_SERVER);
    const importEmpty = await startImports(empty);
    const importHistory = await startImports(history);
    const { take } = await recordStatements(empty.pool);
    for (const evening of newEvenings()) {
      // PostgreSQL checks the growth of its tables once a minute, which on a real evening is long before the next
      // round.
      for (const { pool } of [empty, byHand]) await pool.query('analyze');
      take();
      const sent: (readonly Statement[])[] = [];
      for (const file of evening) {
        times.empty.push(await timed(async () => importEmpty(file)));
        sent.push(take());
      }
      for (const each of sent) times.byHand.push(await timed(async () => sendByHand(hand, each)));
      for (const file of evening) times.history.push(await timed(async () => importHistory(file)));
      statements = sent.at(-1) ?? [];
    }
  } finally {
    await hand.end();
    await empty.close();
    await byHand.close();
    await forgetNew(history);
  }
  report(times, statements.length);
}

function newEvenings(): (readonly EveningFile[])[] {
  const options = { ...BENCH_EVENINGS, from: HISTORY_ENDS };
  return [...streamEvenings({ seed: 78, evenings: EVENINGS, options })].map(({ files }) => files);
}

async function startImports({ db }: BenchDatabase) {
  await prepareServer(db, BENCH_SERVER);
  const memory = new DerivationMemory();
  return async ({ name, bytes, writtenAt }: EveningFile): Promise<void> => {
    const payload = toPayload(BENCH_SERVER.key, name, { body: bytes, modifiedMs: writtenAt });
    await storeAndImport(db, openEtlegacySource(BENCH_SERVER, memory), [payload]);
  };
}

async function sendByHand(client: Client, statements: readonly Statement[]): Promise<void> {
  for (const [text, values] of statements) await client.query(text, [...values]);
}

/** Restores the history for the next run, with its last evening open; names keep their counts. */
async function forgetNew({ pool }: BenchDatabase): Promise<void> {
  for (const table of ['matches', 'sessions', 'rounds'])
    await pool.query(`delete from etlegacy.${table} where ended_at >= $1`, [HISTORY_ENDS]);
  await pool.query(
    'delete from core.payloads where id in (select payload_id from etlegacy.files where local_end >= $1)',
    [HISTORY_ENDS],
  );
  await pool.query(`
    update etlegacy.sessions set is_counted = false
    where ended_at = (select max(ended_at) from etlegacy.sessions)`);
}

function report(
  times: Readonly<Record<'empty' | 'byHand' | 'history', readonly number[]>>,
  statements: number,
): void {
  const measured = (all: readonly number[]) => all.slice(WARM_UP).map((seconds) => seconds * 1000);
  const line = (name: string, all: readonly number[], rest: string): void => {
    const ms = measured(all);
    say(
      `${name} p50 ${median(ms).toFixed(1).padStart(6)} ms  p95 ${quantile(ms, 0.95).toFixed(1)} ms  ${rest}`,
    );
  };
  const ratio = (a: readonly number[], b: readonly number[]) =>
    (median(measured(a)) / median(measured(b))).toFixed(2);
  line('single import      ', times.empty, 'aim 8 ms');
  line(
    '  by hand          ',
    times.byHand,
    `the same ${statements} statements: ratio ${ratio(times.empty, times.byHand)}, aim 2`,
  );
  line(
    '  at 100,000 rounds',
    times.history,
    `ratio to an empty database ${ratio(times.history, times.empty)}, aim 1.5`,
  );
}
