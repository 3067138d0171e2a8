// What the marks of an import cost: the statements of single imports, sent directly with and without the part that marks
// the sessions, file by file side by side.
import { Client } from 'pg';
import { DerivationMemory } from '../../importer/etlegacy/derivation-memory.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { toPayload } from '../../importer/etlegacy/files/to-payload.ts';
import { storeAndImport } from '../../importer/inbox/store-and-import.ts';
import { streamEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import type { BenchServer } from '../support/bench-server.ts';
import { BENCH_EVENINGS, BENCH_SERVER } from '../support/open-history.ts';
import { median, quantile, say, timed } from '../support/say.ts';
import { recordStatements, type Statement } from './record-statements.ts';

const WARM_UP = 40;
const EVENINGS = 17;
const AIM = 1.05;
/** The part of the last statement of an import that writes the marks. */
const MARKS = /(, )?"part\d+" as \(\s*insert into core\.stirs[^]*?excluded\.stirred_at\)/;

export async function measureMarks(server: BenchServer): Promise<void> {
  const names = ['bench_marks_source', 'bench_marks_with', 'bench_marks_without'] as const;
  const [source, marked, bare] = [
    await server.openFresh(names[0]),
    await server.openFresh(names[1]),
    await server.openFresh(names[2]),
  ];
  const clients = [new Client({ connectionString: marked.url }), new Client({ connectionString: bare.url })];
  const times: readonly [number[], number[]] = [[], []];
  try {
    for (const { db } of [source, marked, bare]) await prepareServer(db, BENCH_SERVER);
    for (const client of clients) await client.connect();
    const { take } = await recordStatements(source.pool);
    const memory = new DerivationMemory();
    let nth = 0;
    for (const { files } of streamEvenings({ seed: 78, evenings: EVENINGS, options: BENCH_EVENINGS })) {
      for (const { pool } of [source, marked, bare]) await pool.query('analyze');
      for (const { name, bytes, writtenAt } of files) {
        take();
        const payload = toPayload(BENCH_SERVER.key, name, { body: bytes, modifiedMs: writtenAt });
        await storeAndImport(source.db, openEtlegacySource(BENCH_SERVER, memory), [payload]);
        const statements = take();
        const ways = [statements, statements.map(withoutMarks)];
        // Neither of the two is always the first.
        for (const way of nth++ % 2 === 0 ? [0, 1] : [1, 0])
          times[way === 0 ? 0 : 1].push(await timed(async () => sendAll(clients[way], ways[way] ?? [])));
      }
    }
    await checkMarks(marked.pool, bare.pool);
  } finally {
    for (const client of clients) await client.end();
    for (const { close } of [source, marked, bare]) await close();
    for (const name of names) await server.drop(name);
  }
  report(times);
}

/** The statement without the part that writes marks, and without its three values. */
function withoutMarks([text, values]: Statement): Statement {
  const found = MARKS.exec(text);
  if (found === null) return [text, values];
  const numbers = [...found[0].matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
  const rest = text.replace(found[0], '').replace(/^with\s+select/, 'select');
  const moved = rest.replaceAll(/\$(\d+)/g, (_, number: string) => {
    const before = numbers.filter((one) => one < Number(number)).length;
    return `$${Number(number) - before}`;
  });
  return [moved, values.filter((_, at) => !numbers.includes(at + 1))];
}

async function sendAll(client: Client | undefined, statements: readonly Statement[]): Promise<void> {
  for (const [text, values] of statements) await client?.query(text, [...values]);
}

type Counting = { readonly query: (text: string) => Promise<{ readonly rows: readonly unknown[] }> };

/** Otherwise the two ways are the same, or not what they are called. */
async function checkMarks(marked: Counting, bare: Counting): Promise<void> {
  const [some, none] = [
    await marked.query('select from core.stirs'),
    await bare.query('select from core.stirs'),
  ];
  const counts = await Promise.all(
    [marked, bare].map(async (pool) => pool.query('select id from etlegacy.rounds order by id')),
  );
  const [with_, without] = counts.map(({ rows }) => JSON.stringify(rows));
  if (some.rows.length === 0 || none.rows.length > 0 || with_ !== without)
    throw new Error('The two ways to import do not differ in their marks alone');
}

function report([marked, bare]: readonly [readonly number[], readonly number[]]): void {
  const measured = (all: readonly number[]) => all.slice(WARM_UP).map((seconds) => seconds * 1000);
  const ratios = measured(marked).map((ms, at) => ms / (measured(bare)[at] ?? ms));
  const line = (name: string, all: readonly number[], rest: string): void => {
    const ms = measured(all);
    say(`${name} p50 ${median(ms).toFixed(2)} ms  p95 ${quantile(ms, 0.95).toFixed(1)} ms  ${rest}`);
  };
  line('import with marks   ', marked, `${measured(marked).length} files, statements sent directly`);
  const ratio = median(measured(marked)) / median(measured(bare));
  line(
    '  without marks     ',
    bare,
    `ratio of the medians ${ratio.toFixed(3)}, median of the ratios ${median(ratios).toFixed(3)}, aim ${AIM}`,
  );
}
