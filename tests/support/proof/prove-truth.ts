// Compares simulated evenings in the database with their true events.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import { streamEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { compareSimulated } from './compare-simulated.ts';
import { exportEverything } from './export-everything.ts';
import { readExported } from './exported-rows.ts';
import { importFiles } from './import-files.ts';

type Options = {
  readonly db: Kysely<DB>;
  readonly seed: number;
  readonly evenings: number;
  readonly onDone?: (evenings: number) => void;
};

export type TruthProof = {
  readonly files: number;
  readonly rows: number;
  readonly differences: readonly string[];
};

/** Months at a time, so that memory stays constant. */
const AT_ONCE = 25;

export async function proveTruth({ db, seed, evenings, onDone }: Options): Promise<TruthProof> {
  const proof = { files: 0, rows: 0, differences: [] as string[] };
  let waiting: Evening[] = [];
  for (const evening of streamEvenings({ seed, evenings })) {
    waiting.push(evening);
    if (waiting.length < AT_ONCE && evening.index < evenings) continue;
    const { rows, differences } = await compare(db, waiting);
    proof.files += waiting.reduce((sum, { files }) => sum + files.length, 0);
    proof.rows += rows;
    proof.differences.push(
      ...differences.map((text) => `seed ${seed}, up to evening ${evening.index}: ${text}`),
    );
    waiting = [];
    onDone?.(evening.index);
  }
  return proof;
}

async function compare(db: Kysely<DB>, evenings: readonly Evening[]) {
  const [first] = evenings;
  if (first === undefined) throw new Error('There is no evening');
  const server = { key: first.serverKey, zone: first.zone };
  await importFiles(
    db,
    server,
    evenings.flatMap(({ files }) => files),
  );
  const exported = readExported(await exportEverything(db, [server.key]));
  await forgetServer(db, server.key);
  return compareSimulated(evenings, exported);
}
