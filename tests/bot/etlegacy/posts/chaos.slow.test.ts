import { expect, test } from 'vitest';
import { streamEvenings } from '../../../../simulator/etlegacy/simulate-evenings.ts';
import { runPostChaos } from '../../../support/posts/post-chaos.ts';
import { runStatement } from '../../../support/database/run-statement.ts';
import { createTestDatabase } from '../../../support/database/test-database.ts';

const OPTIONS = { plain: true, zone: 'UTC', maps: 3, teamSize: 3 };

test('The posts in all channels are the same whether or not processes were killed, answers lost and the database unavailable.', async () => {
  const evenings = [...streamEvenings({ seed: 5, evenings: 1, options: OPTIONS })].map(({ files }) =>
    files.map(({ name, bytes }) => ({ name, body: Buffer.from(bytes) })),
  );
  const [quiet, loud] = [await createTestDatabase(), await createTestDatabase()];
  const wanted = await runPostChaos({ ...quiet, evenings, disturbance: null, withinMs: 60_000 });
  const cut = async () => {
    const name = new URL(loud.databaseUrl).pathname.slice(1);
    await runStatement(
      quiet.databaseUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
  };
  const disturbance = { seed: 1, kills: 8, faults: 6, cuts: 2, cut };
  const found = await runPostChaos({ ...loud, evenings, disturbance, withinMs: 120_000 });
  expect(found.kills).toBe(8);
  expect(Object.values(wanted.channels).flat()).toHaveLength(1 + 3 + 1);
  expect(found.channels).toEqual(wanted.channels);
  await Promise.all([quiet.close(), loud.close()]);
}, 600_000);
