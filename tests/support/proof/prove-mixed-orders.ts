// A night of several game types and scripts: whatever comes when, and whatever is decided in between, the same exports, also
// after a replay and from a backup; and every id that a round ever had leads to it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { lockMerges, storeMerge } from '../../../bot/etlegacy/people/store-merge.ts';
import { loadImporters } from '../../../cli/app/find-game.ts';
import type { DB } from '../../../database/schema.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { rederive } from '../../../importer/etlegacy/rederive.ts';
import { renameServer } from '../../../importer/etlegacy/servers/rename-server.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { stateGameType } from '../../../importer/etlegacy/stated-game-type.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { createRandom, type Random } from '../../../simulator/etlegacy/random.ts';
import { findRound } from '../../../stats/etlegacy/sessions/find-round.ts';
import { rowsOf } from '../etlegacy/import-files.ts';
import type { TestDatabase } from '../database/test-database.ts';
import { diffExports, type Exported, exportEverything } from './export-everything.ts';
import { repeatDocuments } from './feed-documents.ts';
import { importFiles, type NamedFile } from './import-files.ts';

type Options = {
  readonly files: readonly NamedFile[];
  readonly zone: string;
  readonly seed: number;
  readonly orders: number;
  /** An empty database. */
  readonly open: () => Promise<TestDatabase>;
};

const [FIRST_KEY, LAST_KEY] = ['default', 'barn'];
const BY = 'operator';
const REPLAYED = 0.3;

/** A server with what came and was decided so far. */
type Place = {
  readonly db: Kysely<DB>;
  readonly zone: string;
  key: string;
  /** Every id that a round had so far, with the round's map and end. */
  readonly ids: Map<string, { readonly map: unknown; readonly endedAt: number }>;
};
type Step = (place: Place) => Promise<void>;

/** @returns every difference, with what it takes to see it again; and how many ids were followed. */
export async function proveMixedOrders({ files, zone, seed, orders, open }: Options) {
  const differences: string[] = [];
  let expected: Exported | null = null;
  let followed = 0;
  for (let order = 0; order <= orders; order++) {
    const random = createRandom(seed, order);
    const steps = order === 0 ? [feed(files), ...DECISIONS] : shuffleSteps(files, random);
    const test = await open();
    const place: Place = { db: test.db, zone, key: FIRST_KEY ?? '', ids: new Map() };
    for (const step of steps) {
      await step(place);
      await noteIds(place);
      if (order > 0 && random.chance(REPLAYED)) await replay(place.db, { key: place.key, zone });
    }
    const found = await exportEverything(place.db, [place.key]);
    expected ??= found;
    followed += place.ids.size;
    differences.push(
      ...[
        ...diffExports(expected, found),
        ...diffExports(expected, await exportRestored(place, open)).map((text) => `restored: ${text}`),
        ...(await findLostIds(place)),
      ].map((text) => `seed ${seed}, order ${order}: ${text}`),
    );
    await test.close();
  }
  return { differences, followed };
}

function shuffleSteps(files: readonly NamedFile[], random: Random): Step[] {
  const documents = repeatDocuments(files, random);
  const steps: Step[] = [];
  while (documents.length > 0) steps.push(feed(documents.splice(0, random.int(1, documents.length))));
  for (const decision of DECISIONS) steps.splice(random.int(1, steps.length), 0, decision);
  return steps;
}

function feed(files: readonly NamedFile[]): Step {
  return async ({ db, key, zone }) => importFiles(db, { key, zone }, files);
}

const DECISIONS: readonly Step[] = [
  async ({ db, key }) => {
    await stateGameType(db, { key, gameType: 'campaign', by: BY });
    await rederive(db, key);
  },
  async ({ db, key }) => {
    const [first, second] = (await rowsOf(db, 'players', key)).map(({ playerKey }) => String(playerKey));
    if (first === undefined || second === undefined) return;
    await db.transaction().execute(async (trx) => {
      await lockMerges(trx);
      await storeMerge(trx, {
        serverKey: key,
        playerKey: first,
        into: second,
        keys: [first, second],
        by: BY,
      });
    });
  },
  async (place) => {
    const { db, zone, key } = place;
    const renamed = await renameServer(db, { from: key, to: LAST_KEY ?? '', by: BY });
    if (!renamed.ok) throw new Error(`The server was not renamed: ${renamed.code}`);
    place.key = LAST_KEY ?? '';
    await drainInbox(db, openEtlegacySource({ key: place.key, zone }));
  },
];

async function noteIds({ db, key, ids }: Place): Promise<void> {
  for (const { id, map, endedAt } of await rowsOf(db, 'rounds', key))
    ids.set(String(id), { map, endedAt: Date.parse(String(endedAt)) });
}

const SAME_MOMENT_MS = 2_000;

async function findLostIds({ db, key, ids }: Place): Promise<string[]> {
  const rounds = new Map((await rowsOf(db, 'rounds', key)).map((row) => [row['id'], row]));
  const lost: string[] = [];
  for (const [id, { map, endedAt }] of ids) {
    const found = await findRound(db, id, [key]);
    const row = [...rounds.values()].find(
      (each) =>
        each['map'] === map && Math.abs(Date.parse(String(each['endedAt'])) - endedAt) <= SAME_MOMENT_MS,
    );
    const reached = found.ok ? await rowById(db, found.round.id) : undefined;
    if (reached === undefined || reached !== row?.['file'])
      lost.push(`id ${id} of ${String(map)} leads to ${String(reached)}, not ${String(row?.['file'])}`);
  }
  return lost;
}

async function rowById(db: Kysely<DB>, id: number): Promise<string | undefined> {
  const row = await db.selectFrom('etlegacy.rounds').select('file').where('id', '=', id).executeTakeFirst();
  return row?.file;
}

async function exportRestored({ db, key }: Place, open: Options['open']): Promise<Exported> {
  const importers = await loadImporters();
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-mixed-'));
  const other = await open();
  try {
    const file = path.join(folder, 'all.ndjson.zst');
    await writeBackup(db, file, importers);
    await restoreBackup(other.db, file, importers);
    return await exportEverything(other.db, [key]);
  } finally {
    await other.close();
    await rm(folder, { recursive: true });
  }
}
