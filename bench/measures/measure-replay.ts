// The time of a replay compared with the import of the same files, and how both grow: npm run bench -- replay
// [ROUNDS...].
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { replay } from '../../importer/etlegacy/replay.ts';
import { toPayload } from '../../importer/etlegacy/files/to-payload.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import type { BenchServer } from '../support/bench-server.ts';
import { BENCH_SERVER } from '../support/open-history.ts';
import { repeatEvenings } from '../support/repeat-evenings.ts';
import { say, timed } from '../support/say.ts';

/** Rounds of one simulated evening: ten maps, two rounds each. */
const PER_EVENING = 20;
const SIZES = [10_000, 100_000];

type Times = { readonly rounds: number; readonly importing: number; readonly replaying: number };

/** @param sizes numbers of rounds; 10,000 and 100,000 by default. */
export async function measureReplay(server: BenchServer, sizes: readonly number[]): Promise<void> {
  const all: Times[] = [];
  for (const size of sizes.length === 0 ? SIZES : sizes) {
    const { rounds, importing, replaying } = await measure(server, size);
    say(
      `replay ${String(rounds).padStart(7)} rounds  ${replaying.toFixed(1).padStart(7)} s, import ${importing.toFixed(1)} s: ratio ${(replaying / importing).toFixed(2)}  aim 1`,
    );
    all.push({ rounds, importing, replaying });
  }
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined || first === last) return;
  const more = last.rounds / first.rounds;
  say(
    `  ${more.toFixed(1)} times the rounds take ${(last.replaying / first.replaying).toFixed(1)} times as long to replay (import: ${(last.importing / first.importing).toFixed(1)})`,
  );
}

async function measure(server: BenchServer, rounds: number): Promise<Times> {
  const { db, close } = await server.openFresh('bench_replay', 2);
  try {
    let importing = 0;
    await prepareServer(db, BENCH_SERVER);
    for (const files of repeatEvenings(rounds / PER_EVENING)) {
      const payloads = files.map(({ name, bytes }) =>
        toPayload(BENCH_SERVER.key, name, { body: bytes, modifiedMs: 0 }),
      );
      importing += await timed(async () => storePayloads(db, payloads));
    }
    importing += await timed(async () => drainInbox(db, openEtlegacySource(BENCH_SERVER)));
    const replaying = await timed(async () => replay(db, BENCH_SERVER));
    const { stored } = await db
      .selectFrom('etlegacy.rounds')
      .select(({ fn }) => fn.countAll<number>().as('stored'))
      .executeTakeFirstOrThrow();
    return { rounds: stored, importing, replaying };
  } finally {
    await close();
    await server.drop('bench_replay');
  }
}
