// Evenings arrive file by file while two processes that import, plan and deliver are killed at random moments, PostgreSQL itself is
// killed and Discord fails or loses answers: the channels must hold what a quiet run leaves. Prints one line; ends with 1 on any
// difference.
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../database/connect.ts';
import { findPostmaster } from '../database/embedded/find-postmaster.ts';
import { openEmbedded } from '../database/embedded/open-embedded.ts';
import { migrate } from '../database/migrate.ts';
import { streamEvenings } from '../simulator/etlegacy/simulate-evenings.ts';
import { type ChaosResult, type Disturbance, runPostChaos } from '../tests/support/posts/post-chaos.ts';
import { makeThrowawayHome } from '../tests/support/throwaway-home.ts';

const EVENINGS = Number(process.env['EVENINGS'] ?? 20);
const KILLS = Number(process.env['KILLS'] ?? 200);
const CUTS = Math.ceil(KILLS / 20);
const FAULTS = KILLS;
const WITHIN_MS = 600_000;
const SEED = Number(process.env['SEED'] ?? 1);

const started = performance.now();
const options = { plain: true, zone: 'UTC', teamSize: 3 } as const;
const evenings = [...streamEvenings({ seed: SEED, evenings: EVENINGS, options })].map(({ files }) =>
  files.map(({ name, bytes }) => ({ name, body: Buffer.from(bytes) })),
);
const wanted = await run(null);
const found = await run({ seed: SEED, kills: KILLS, faults: FAULTS, cuts: CUTS });
const isEqual = isDeepStrictEqual(found.channels, wanted.channels);
const messages = Object.values(wanted.channels).flat().length;
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(
  `${EVENINGS} evenings, ${messages} messages; ${found.kills} processes and ${found.cuts} servers killed, ${found.faults} failures of Discord: ${isEqual ? 'equal' : 'DIFFERENT'}, ${seconds} s\n`,
);
if (!isEqual)
  process.stdout.write(
    `${JSON.stringify({ wanted: wanted.channels, found: found.channels, posts: found.posts, events: found.events }, null, 1)}\n`,
  );
process.exitCode = isEqual ? 0 : 1;

async function run(disturbance: Omit<Disturbance, 'cut'> | null): Promise<ChaosResult> {
  const { home, data, remove } = await makeThrowawayHome();
  const server = await openEmbedded({ home });
  const { user, password, host, port, database } = server.address;
  const databaseUrl = `postgresql://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
  const { db, close } = await connect({ databaseUrl, home });
  await migrate(db);
  const cut = async (): Promise<void> => {
    const postmaster = await findPostmaster(data);
    // Processes in the same home start it again.
    if (postmaster?.kind === 'ours') process.kill(postmaster.pid, 'SIGKILL');
    await sleep(2_000);
  };
  try {
    const withCut = disturbance === null ? null : { ...disturbance, cut };
    return await runPostChaos({ db, databaseUrl, evenings, disturbance: withCut, withinMs: WITHIN_MS });
  } finally {
    await close();
    await server.close();
    await remove();
  }
}
