// Simulates months of operation: the process that `npm start` runs, on its own PostgreSQL, with files by SFTP 20 times
// as often as a busy server writes them (one every 5 minutes), and people who use its bot. Reports whether memory, open
// files, handles and connections stay flat: npm run soak [-- --minutes 30 --every 15]
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect } from '../database/connect.ts';
import { openEmbedded } from '../database/embedded/open-embedded.ts';
import { migrate } from '../database/migrate.ts';
import { streamEvenings } from '../simulator/etlegacy/simulate-evenings.ts';
import { sftpServerNote, startSftpServer } from '../tests/support/servers/sftp-server.ts';
import { waitUntil } from '../tests/support/wait-until.ts';
import { playRequest } from './replies/play-request.ts';
import { command, type Request } from './replies/request.ts';
import { type Figures, readFigures, reportSoak } from './soak/report-soak.ts';
import { startDiscordWithPeople } from './support/discord-people.ts';
import { BENCH_EVENINGS } from './support/open-history.ts';
import { say } from './support/say.ts';
import { startDebrief } from './support/start-debrief.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    /** Seconds between two files. */
    every: { type: 'string', default: '15' },
    /** Seconds between two requests. */
    ask: { type: 'string', default: '5' },
    /** Seconds between two samples. */
    sample: { type: 'string', default: '15' },
  },
});
const [minutes, everyS, askS, sampleS] = [values.minutes, values.every, values.ask, values.sample].map(
  Number,
);
if (!minutes || !everyS || !askS || !sampleS) throw new RangeError('All options are numbers above 0.');

const REQUESTS: readonly Request[] = [
  command('picture', 'recap', {}),
  command('text', 'top', { stat: 'dpm', period: 'all' }),
  command('picture', 'round', {}),
  command('picture', 'maps', { period: 'all' }),
  command('picture', 'weapons', { period: 'all' }),
  command('text', 'sessions', {}),
];

const home = await mkdtemp(join(tmpdir(), 'debrief-soak-'));
// When run by root, the server's account must be able to enter the folder.
await chmod(home, 0o711);
await mkdir(join(home, 'stats'));
const postgres = await openEmbedded({ home });
const { user, password, host, database } = postgres.address;
const databaseUrl = `postgresql://${user}:${password}@${encodeURIComponent(host)}/${database}`;
const { db, close } = await connect({ databaseUrl: `${databaseUrl}?application_name=soak`, home });
await migrate(db);
const remote = await startSftpServer();
const discord = await startDiscordWithPeople(db, []);
const asking = discord.fake.home.user;
const debrief = await startDebrief(
  {
    DATABASE_URL: databaseUrl,
    DEBRIEF_HOME: home,
    DISCORD_TOKEN: discord.fake.token,
    DISCORD_GUILDS: discord.fake.home.guild.id,
    ET_STATS_DIR: join(home, 'stats'),
    ET_SFTP_HOST: remote.config.host,
    ET_SFTP_PORT: String(remote.config.port),
    ET_SFTP_USER: remote.config.user,
    ET_SFTP_FOLDER: remote.config.folder,
    ET_SFTP_HOST_KEY: remote.config.hostKeys[0] ?? '',
    ET_SFTP_KEY_FILE: remote.config.keyFile ?? '',
  },
  discord.fake.api,
);

const stop = new AbortController();
const samples: Figures[] = [];
let files = 0;
let answers = 0;
try {
  await debrief.untilSaid('"state":"online"');
  say(`${minutes} minutes, a file every ${everyS} s from ${sftpServerNote}, a question every ${askS} s`);
  const working = [writeFiles(), askQuestions(), takeSamples()];
  // A failure ends it at once; the end of the time ends it successfully.
  await Promise.race([sleep(minutes * 60_000), Promise.all(working)]);
  stop.abort();
  await Promise.all(working);
  await waitUntil('every file to be imported', async () => (await countImported()) === files, 60_000);
} finally {
  stop.abort();
  await debrief.stop();
  await discord.fake.stop();
  await remote.close();
  await close();
  await postgres.close();
  await rm(home, { recursive: true });
}
say(`${files} files came and were imported, ${answers} questions were answered`);
process.exitCode = reportSoak(samples) ? 0 : 1;

async function writeFiles(): Promise<void> {
  for (const evening of streamEvenings({ seed: 80, evenings: Infinity, options: BENCH_EVENINGS })) {
    for (const { name, bytes } of evening.files) {
      if (!(await pause(everyS))) return;
      await writeFile(join(remote.folder, name), bytes);
      files += 1;
    }
  }
}

async function askQuestions(): Promise<void> {
  while (await pause(askS)) {
    const request = REQUESTS[answers % REQUESTS.length];
    if (request === undefined) throw new RangeError('There is nothing to ask');
    await playRequest({ fake: discord.fake, answers: debrief.answers }, asking, request);
    answers += 1;
  }
}

async function takeSamples(): Promise<void> {
  while (await pause(sampleS)) samples.push(await readFigures(debrief, db));
}

async function countImported(): Promise<number> {
  const { imported } = await db
    .selectFrom('core.payloads')
    .select((eb) => eb.fn.countAll<number>().as('imported'))
    .where('source', '=', 'default')
    .where('status', '=', 'imported')
    .executeTakeFirstOrThrow();
  return imported;
}

/** @returns false when the soak is over. */
async function pause(seconds = 0): Promise<boolean> {
  await sleep(seconds * 1000, undefined, { signal: stop.signal }).catch(() => undefined);
  return !stop.signal.aborted;
}
