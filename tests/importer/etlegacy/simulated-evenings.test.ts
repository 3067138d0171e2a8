// Whole evenings with all known faults of real servers, imported in several orders, give one and the same state.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { importFiles, ledgerOf, rowsOf, stateOf } from '../../support/etlegacy/import-files.ts';
import type { TestFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.close();
});

const ZONE = 'Europe/Ljubljana';

function filesOf(seed: number): TestFile[] {
  const evenings = simulateEvenings({
    seed,
    evenings: 2,
    options: {
      zone: ZONE,
      maps: 7,
      teamSize: 3,
      cases: [
        'dst_autumn',
        'midnight',
        'endstats_headed',
        'idle_round',
        'header_only',
        'restart_r1',
        'abort_r1_vote',
        'abort_r2_rcon',
        'replay',
        'lost_r1',
        'intermission_reset',
        'rename_between',
        'reconnect_warmup',
        'spectate_r2',
      ],
    },
  });
  return evenings.flatMap(({ files }) =>
    files.map(({ name, bytes }) => ({ name, body: Buffer.from(bytes) })),
  );
}

/** The files taken alternately from both ends, so that the halves of a match arrive far apart. */
function zipped<T>(items: readonly T[]): T[] {
  return items
    .flatMap((item, i) => (i % 2 === 0 ? [item] : []))
    .concat(items.filter((_, i) => i % 2 === 1).toReversed());
}

describe('simulated evenings', () => {
  it.each([11, 12])(
    'give the same state in any order and any batches, and after a replay (seed %i)',
    async (seed) => {
      const server = `seed-${seed}`;
      const files = filesOf(seed);
      const copies = files.slice(0, 3).map((file) => ({
        ...file,
        body: Buffer.from(file.body.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
      }));
      const all = [...files, ...copies];
      await importFiles(test.db, all, { server, zone: ZONE });
      const wanted = await stateOf(test.db, server);
      expect(
        (await ledgerOf(test.db, server)).filter((row) => row.status === 'imported').length,
      ).toBeGreaterThan(20);
      for (const [order, size] of [
        [all.toReversed(), 3],
        [zipped(all), 7],
      ] as const) {
        await forgetServer(test.db, server);
        for (let from = 0; from < order.length; from += size) {
          await importFiles(test.db, order.slice(from, from + size), { server, zone: ZONE });
        }
        expect(await stateOf(test.db, server)).toBe(wanted);
      }
      await replay(test.db, { key: server, zone: ZONE });
      expect(await stateOf(test.db, server)).toBe(wanted);
      await forgetServer(test.db, server);
    },
  );

  it('give the same state on two servers that import the same files at once', async () => {
    const files = filesOf(13);
    const keys = ['east', 'west'];
    await Promise.all(keys.map(async (server) => importFiles(test.db, files, { server, zone: ZONE })));
    const [east, west] = await Promise.all(keys.map(tellWithoutIds));
    expect(east).toEqual(west);
    expect(east?.length).toBeGreaterThan(100);
    const ofEast = await rowsOf(test.db, 'players', 'east');
    await forgetServer(test.db, 'west');
    expect(await rowsOf(test.db, 'players', 'east')).toEqual(ofEast);
  });
});

async function tellWithoutIds(server: string): Promise<string[]> {
  const rows = [
    ...(await rowsOf(test.db, 'rounds', server)),
    ...(await rowsOf(test.db, 'player-rounds', server)),
  ];
  const hidden = new Set(['id', 'roundId', 'matchId', 'sessionId', 'server']);
  return rows
    .map((row) => JSON.stringify(row, (key, value: unknown) => (hidden.has(key) ? undefined : value)))
    .toSorted();
}
