// Any order, duplication and split into batches, concurrent imports and a new derivation always give the same exports.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import { createRandom, type Random } from '../../../simulator/etlegacy/random.ts';
import { disturbFiles } from './disturb-files.ts';
import { diffExports, type Exported, exportEverything } from './export-everything.ts';
import { importFiles, type ProofServer } from './import-files.ts';

type Options = {
  readonly db: Kysely<DB>;
  readonly evenings: readonly Evening[];
  readonly seed: number;
  readonly orders: number;
  readonly onDone?: (order: number) => void;
};

const REPLAY_SHARE = 0.2;

/** @returns every difference, with the settings that reproduce it. */
export async function proveOrders({ db, evenings, seed, orders, onDone }: Options): Promise<string[]> {
  const quiet = new Map<Evening, Exported>();
  const differences: string[] = [];
  for (let order = 0; order < orders; order++) {
    const evening = evenings[order % evenings.length];
    if (evening === undefined) throw new Error('There is no evening');
    const server = { key: evening.serverKey, zone: evening.zone };
    let expected = quiet.get(evening);
    if (expected === undefined) {
      await importFiles(db, server, evening.files);
      expected = await exportEverything(db, [server.key]);
      quiet.set(evening, expected);
      await forgetServer(db, server.key);
    }
    const random = createRandom(seed, order);
    await importDisturbed(db, server, evening, random);
    if (random.chance(REPLAY_SHARE)) await replay(db, server);
    const found = diffExports(expected, await exportEverything(db, [server.key]));
    differences.push(
      ...found.map((text) => `seed ${seed}, order ${order}, evening ${evening.index}: ${text}`),
    );
    await forgetServer(db, server.key);
    onDone?.(order);
  }
  return differences;
}

async function importDisturbed(
  db: Kysely<DB>,
  server: ProofServer,
  evening: Evening,
  random: Random,
): Promise<void> {
  const files = disturbFiles(evening, random);
  const largest = random.pick([1, 3, 10, files.length]);
  const hands = random.pick([1, 1, 3]);
  const shares = Array.from({ length: hands }, (_, hand) => files.filter((_, i) => i % hands === hand));
  await Promise.all(shares.map((share) => importFiles(db, server, share, () => random.int(1, largest))));
}
