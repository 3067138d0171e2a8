// Compares simulated evenings of every game type, imported in every way, with the truth, and again in another order.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import type { Format } from '../../../simulator/etlegacy/documents/format.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import { createRandom } from '../../../simulator/etlegacy/random.ts';
import { GAME_TYPES } from '../../../simulator/etlegacy/server/game-type.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { SimulationOptions } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { ExportKind } from '../../../stats/etlegacy/export/export-rows.ts';
import { rowsOf } from '../etlegacy/import-files.ts';
import { compareDocuments, noProof } from './compare-documents.ts';
import type { DocumentProof } from './compared.ts';
import { diffExports, exportEverything } from './export-everything.ts';
import { chooseDocuments, repeatDocuments, WAYS, type Way } from './feed-documents.ts';
import { importFiles } from './import-files.ts';
import { proveUntold } from './prove-untold.ts';

type Options = {
  readonly db: Kysely<DB>;
  readonly seed: number;
  /** For each game type. */
  readonly evenings: number;
  readonly ways?: readonly Way[];
  readonly options?: SimulationOptions;
  readonly onDone?: (what: string) => void;
};

const FORMATS = ['both', 'json', 'both', 'tab'] as const satisfies readonly Format[];
/** Clock changes are tested with text files. */
const LEFT_OUT = new Set(['clock_step_back', 'clock_step_forward', 'dst_spring', 'dst_autumn']);
/** Far from the seeds of the evenings beside it. */
const SEED_STEP = 1_000;
const MOST_TRIES = 20;

export async function proveDocuments(given: Options): Promise<DocumentProof> {
  const proof = noProof();
  for (const gameType of GAME_TYPES) {
    for (let index = 0; index < given.evenings; index++) {
      const format = FORMATS[index % FORMATS.length] ?? 'both';
      const { evening, seed } = playEvening(given.seed + index, { gameType, format, ...given.options });
      for (const way of given.ways ?? WAYS) await proveWay({ ...given, seed }, evening, way, proof);
      given.onDone?.(`${gameType} ${seed}`);
    }
  }
  return proof;
}

/** Plays the first evening from this seed on without a clock that jumps. */
function playEvening(
  from: number,
  options: SimulationOptions,
): { readonly evening: Evening; readonly seed: number } {
  for (let seed = from; seed < from + SEED_STEP * MOST_TRIES; seed += SEED_STEP) {
    const [evening] = simulateEvenings({ seed, evenings: 1, options });
    if (evening !== undefined && !evening.cases.some((name) => LEFT_OUT.has(name))) return { evening, seed };
  }
  throw new Error(`From seed ${from} on every evening has a clock that jumps`);
}

async function proveWay(
  { db, seed }: Options,
  evening: Evening,
  way: Way,
  proof: DocumentProof,
): Promise<void> {
  const random = createRandom(seed, WAYS.indexOf(way));
  const server = { key: evening.serverKey, zone: evening.zone };
  const { files, fed } = chooseDocuments(evening, way, random);
  if (files.length === 0) return;
  const from = proof.differences.length;
  await importFiles(db, server, repeatDocuments(files, random), () => random.int(1, 12));
  const rows = (kind: ExportKind) => rowsOf(db, kind, server.key);
  const exported = {
    rounds: await rows('rounds'),
    players: await rows('player-rounds'),
    events: await rows('events'),
    duels: await rows('duels'),
  };
  compareDocuments(evening, fed, exported, proof);
  proof.differences.push(...(await proveUntold(db, server.key, exported.players)));
  const before = await exportEverything(db, [server.key]);
  if (random.chance(0.3)) await replay(db, server);
  else {
    await forgetServer(db, server.key);
    await importFiles(db, server, random.shuffled(files));
  }
  proof.differences.push(...diffExports(before, await exportEverything(db, [server.key])));
  await forgetServer(db, server.key);
  const where = `${evening.rounds[0]?.gameType} seed ${seed}, fed ${way}`;
  for (let at = from; at < proof.differences.length; at++)
    proof.differences[at] = `${where}: ${proof.differences[at]}`;
}
