// The time from a settled file to its rows and to the card of its map in the channel, first as words and then with its
// picture, with the process that npm start runs: a folder, a Discord on loopback, a history of 100,000 rounds.
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { derivedWith } from '../../importer/etlegacy/derivation-version.ts';
import { SETTLE_MS } from '../../importer/collect/folder/folder-collector.ts';
import { FakeDiscord } from '../../tests/support/fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../../tests/support/fake-discord/permissions.ts';
import { storeTarget } from '../../tests/support/posts/store-target.ts';
import { later, type TestFile } from '../../tests/support/etlegacy/round-file.ts';
import { evenly, keyOf, stopwatchMatch } from '../../tests/support/etlegacy/stopwatch-match.ts';
import type { BenchDatabase, BenchServer } from '../support/bench-server.ts';
import { BENCH_SERVER, HISTORY, openHistory } from '../support/open-history.ts';
import { quantile, say } from '../support/say.ts';
import { startDebrief } from '../support/start-debrief.ts';

const MAPS = 20;
const MINUTES_APART = 4;
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const ROWS_AIM_MS = 1_000;
const WORDS_AIM_MS = 2_000;
const PICTURE_AIM_MS = 5_000;
const LOOK_MS = 5;
const LONGEST_MS = 120_000;

export async function measurePosts(server: BenchServer): Promise<void> {
  await (await openHistory(server)).close();
  const database = await server.copy(HISTORY, 'bench_posts');
  const home = await mkdtemp(join(tmpdir(), 'debrief-posts-'));
  const fake = await new FakeDiscord().start();
  const { guild, channel } = fake.home;
  fake.change.setBotPermissions(guild, ALL_PERMISSIONS);
  try {
    const folder = join(home, 'stats');
    await mkdir(folder);
    const start = new Date(Date.now() - (MAPS + 1) * MINUTES_APART * 60_000);
    await storeTarget(database.db, {
      guild: guild.id,
      channel: channel.id,
      game: 'etlegacy',
      scopes: [BENCH_SERVER.key],
      kinds: { evening: { thread: false }, map: {} },
      since: start,
    });
    await markDerived(database);
    const people = await fetchPeople(database);
    const env = {
      DEBRIEF_HOME: home,
      DATABASE_URL: database.url,
      ET_STATS_DIR: folder,
      ET_POLL_SECONDS: '3600',
    };
    const discord = { DISCORD_TOKEN: fake.token, DISCORD_GUILDS: guild.id };
    const debrief = await startDebrief({ ...env, ...discord }, fake.api);
    try {
      await debrief.untilSaid('discord.guild_ready');
      await sleep(2_000);
      const times = { rows: [] as number[], words: [] as number[], picture: [] as number[] };
      for (let nth = 0; nth < MAPS; nth++) {
        const at = later(start.toISOString().slice(0, 19).replace('T', ' '), nth * MINUTES_APART);
        const cards = (): number => fake.messagesIn(channel.id).length;
        const before = Math.max(1, cards());
        const [one, two] = playMap(at, nth, people);
        await untilImported(database, await put(folder, one));
        const second = await put(folder, two);
        const { settledAt } = second;
        await untilImported(database, second);
        times.rows.push(performance.now() - settledAt);
        const card = await until(() => (cards() > before ? fake.messagesIn(channel.id).at(-1) : undefined));
        times.words.push(performance.now() - settledAt);
        await until(() => (card.files.length > 0 ? true : undefined));
        times.picture.push(performance.now() - settledAt);
      }
      report('rows', times.rows, ROWS_AIM_MS);
      report('words', times.words, WORDS_AIM_MS);
      report('with its picture', times.picture, PICTURE_AIM_MS);
    } finally {
      await debrief.stop();
    }
  } finally {
    await fake.stop();
    await database.close();
    await server.drop('bench_posts');
    await rm(home, { recursive: true });
  }
}

/** The rows of the history are made by copying; deriving them again would hold up every import. */
async function markDerived({ pool }: BenchDatabase): Promise<void> {
  await pool.query(
    `insert into etlegacy.derivations (server_key, made_with) values ($1, $2)
    on conflict (server_key) do update set made_with = excluded.made_with, target = null`,
    [BENCH_SERVER.key, derivedWith(BENCH_SERVER.zone)],
  );
}

/** Players of the history, so that records and bests have to be looked up. */
async function fetchPeople({ db }: BenchDatabase): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string }>`
    select player_key as key from etlegacy.player_names where not is_bot and length(player_key) = 8
    group by player_key order by sum(rounds) desc, player_key limit ${PEOPLE.length}`.execute(db);
  return new Map(PEOPLE.map((person, at) => [keyOf(person), rows[at]?.key ?? keyOf(person)]));
}

function playMap(at: string, nth: number, people: ReadonlyMap<string, string>): [TestFile, TestFile] {
  // The sums agree: the collector waits for the rest of a file whose sums do not.
  const deeds = {
    kills: 10 + nth,
    deaths: 10 + nth,
    damage: 2000 + nth,
    received: 2000 + nth,
    shots: 300,
    hits: 90,
  };
  const map = ['supply', 'radar', 'te_escape2', 'frostbite'][nth % 4] ?? '';
  const halves = { first: evenly(PEOPLE.slice(0, 4), deeds), second: evenly(PEOPLE.slice(4), deeds) };
  const [one, two] = stopwatchMatch({ at, map, ...halves, attacks: [60, null], limitS: 120 });
  return [asPeople(one, people), asPeople(two, people)];
}

function asPeople({ name, body }: TestFile, people: ReadonlyMap<string, string>): TestFile {
  let text = Buffer.from(body).toString('latin1');
  for (const [key, real] of people) text = text.replaceAll(key, real);
  return { name, body: Buffer.from(text, 'latin1') };
}

type Put = { readonly name: string; readonly settledAt: number };

async function put(folder: string, { name, body }: TestFile): Promise<Put> {
  const file = join(folder, name);
  await writeFile(file, body);
  const now = new Date();
  await utimes(file, now, now);
  return { name, settledAt: performance.now() + SETTLE_MS };
}

async function untilImported({ pool }: BenchDatabase, { name }: Put): Promise<void> {
  const query = "select from core.payloads where source = $1 and subject = $2 and status = 'imported'";
  await until(async () =>
    (await pool.query(query, [BENCH_SERVER.key, name])).rowCount === 1 ? true : undefined,
  );
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const began = Date.now(); ; await sleep(LOOK_MS)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() - began > LONGEST_MS) throw new Error(`Nothing came within ${LONGEST_MS} ms`);
  }
}

function report(what: string, times: readonly number[], aimMs: number): void {
  const [p50, p95, most] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0).padStart(5));
  say(
    `settled file of round two to the card at 100,000 rounds, ${what}: p50 ${p50} ms  p95 ${p95} ms  at most ${most} ms  aim ${aimMs} ms`,
  );
}
