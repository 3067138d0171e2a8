// The memory of the process that npm start runs, with its threads and without PostgreSQL: with a history of 100,000
// rounds, a bot that is online, and people who use every command.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchSubjects, type Subjects } from '../replies/choose-requests.ts';
import { playRequest } from '../replies/play-request.ts';
import { command, type Request, typing } from '../replies/request.ts';
import type { BenchDatabase, BenchServer } from '../support/bench-server.ts';
import { type DiscordWithPeople, startDiscordWithPeople } from '../support/discord-people.ts';
import { HISTORY, HISTORY_ENDS, openHistory } from '../support/open-history.ts';
import { readProcess } from '../support/read-process.ts';
import { say } from '../support/say.ts';
import { type RunningDebrief, startDebrief } from '../support/start-debrief.ts';

const PEOPLE = 20;
const TURNS = 12;
/** Slow enough for the cooldown of each person. */
const BREATH_MS = 200;
const REST_MS = 30_000;
const AIM_MB = 200;

export async function measureResident(server: BenchServer): Promise<void> {
  const history = await openHistory(server);
  await history.close();
  const database = await server.copy(HISTORY, 'bench_resident');
  try {
    await measureProcess(database);
  } finally {
    await database.close();
    await server.drop('bench_resident');
  }
}

async function measureProcess(database: BenchDatabase): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'debrief-resident-'));
  await mkdir(join(home, 'stats'));
  const subjects = await fetchSubjects(database.db, new Date(HISTORY_ENDS));
  const playerKeys = subjects.players.slice(0, PEOPLE).map(({ key }) => key);
  const discord = await startDiscordWithPeople(database.db, playerKeys);
  const { fake } = discord;
  const env = {
    DATABASE_URL: database.url,
    DEBRIEF_HOME: home,
    ET_STATS_DIR: join(home, 'stats'),
    DISCORD_TOKEN: fake.token,
    DISCORD_GUILDS: fake.home.guild.id,
    // Nothing is compiled yet.
    NODE_COMPILE_CACHE: join(home, 'compiled'),
  };
  try {
    for (const [start, turns] of [
      ['first start after an update, which compiles', 1],
      ['every other start', TURNS],
    ] as const) {
      const debrief = await startDebrief(env, fake.api);
      try {
        await debrief.untilSaid('"state":"online"');
        say(
          `memory of a bot with 100,000 rounds, ${start}: ${await measureLife({ ...discord, debrief }, subjects, turns)}`,
        );
      } finally {
        await debrief.stop();
      }
    }
  } finally {
    await fake.stop();
    await rm(home, { recursive: true });
  }
  const [problem] = fake.problems;
  if (problem !== undefined) throw new Error(`Discord found wrong: ${JSON.stringify(problem)}`);
}

type Stage = DiscordWithPeople & { readonly debrief: RunningDebrief };

async function measureLife(stage: Stage, subjects: Subjects, turns: number): Promise<string> {
  const { pid } = stage.debrief;
  await sleep(5000);
  const idle = (await readProcess(pid)).rssMb;
  const busy: number[] = [];
  const { answers, pictures } = await askAll(stage, subjects, turns, async () => {
    busy.push((await readProcess(pid)).rssMb);
  });
  await sleep(REST_MS);
  const { rssMb, peakMb, threads } = await readProcess(pid);
  const mean = busy.reduce((sum, mb) => sum + mb, 0) / busy.length;
  const mb = (value: number): string => `${value.toFixed(0)} MB`;
  return `online ${mb(idle)}, answering ${mb(mean)} on average, ${mb(peakMb)} at most, after a rest ${mb(rssMb)}  aim ${AIM_MB} MB (${answers} answers, ${pictures} with a picture, ${threads} threads)`;
}

async function askAll(
  { fake, users, debrief }: Stage,
  subjects: Subjects,
  turns: number,
  onAnswer: () => Promise<void>,
): Promise<{ answers: number; pictures: number }> {
  let answers = 0;
  let pictures = 0;
  for (let n = 0; n < turns; n++) {
    for (const request of chooseTimeless(subjects, n)) {
      const user = users[answers % users.length];
      if (user === undefined) throw new RangeError('There are no people');
      await sleep(BREATH_MS);
      const { kind } = await playRequest({ fake, answers: debrief.answers }, user, request);
      await onAnswer();
      answers += 1;
      if (kind === 'picture') pictures += 1;
    }
  }
  return { answers, pictures };
}

/** The history is old, so requests for this week are left out. */
function chooseTimeless({ players, maps, sessions, matches }: Subjects, n: number): Request[] {
  const nth = <T>(list: readonly T[], step: number): T | undefined => list[(n * 3 + step) % list.length];
  const [a, b] = [nth(players, 0), nth(players, 1)];
  const period = 'all';
  const values = (some: Readonly<Record<string, string | undefined>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(some).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  return [
    command('picture', 'recap', values({ session: nth(sessions, 0) })),
    command('picture', 'round', values({ round: nth(matches, 0) })),
    command('picture', 'me', { period }),
    command('picture', 'player', values({ player: a?.key, period })),
    command('picture', 'compare', values({ a: a?.key, b: b?.key, period })),
    command('text', 'top', { stat: n % 2 === 0 ? 'dpm' : 'kills', period }),
    command('picture', 'maps', { period }),
    command('text', 'maps', values({ period, map: nth(maps, 0) })),
    command('picture', 'weapons', { period }),
    command('text', 'sessions', {}),
    command('text', 'whois', values({ player: a?.name })),
    typing('player', 'player', values({ player: b?.name.slice(0, 2) })),
  ];
}
