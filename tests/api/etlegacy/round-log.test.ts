// The event log of a round over HTTP, of rounds small enough to count by hand.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ApiApp } from '../../../api/game-api.ts';
import { storeLink } from '../../../people/store-link.ts';
import { storePrivacy } from '../../../people/settings.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { simulateFiles } from '../../support/faces/prove-single-evening.ts';
import { ROUND_INFO } from '../../support/etlegacy/round-info.ts';

const ANNA = 'A1B2C3D4E5F6A7B8C9D0A1B2C3D4E5F6';
const BERT = 'B1B2C3D4E5F6A7B8C9D0A1B2C3D4E5F6';
const CARL = 'C1B2C3D4E5F6A7B8C9D0A1B2C3D4E5F6';
const MP40 = 8;
const START = 1_000_000;

type Entry = Record<string, unknown>;
const at = (ms: number, label: string, more: Entry = {}): Entry => ({
  leveltime: START + ms,
  label,
  ...more,
});
const hit = (ms: number, killer: string, victim: string, damage: number, health: number): Entry =>
  at(ms, 'damage', { killer, victim, damage, victim_health: health, weapon: MP40, hit_region: 'HR_ARM' });
const kill = (ms: number, killer: string, victim: string): Entry =>
  at(ms, 'kill', { killer, victim, weapon: MP40, killer_class: 'medic' });

/** Anna (axis) kills Bert, Carl (allies) kills Anna two seconds later: a trade. */
const LOG: Entry[] = [
  at(0, 'round_start'),
  at(0, 'spawn', { player: ANNA, class: 'medic', team: 1 }),
  at(0, 'spawn', { player: BERT, class: 'soldier', team: 2 }),
  at(0, 'spawn', { player: CARL, class: 'medic', team: 2 }),
  hit(10_000, ANNA, BERT, 40, 140),
  hit(10_100, ANNA, BERT, 130, 100),
  kill(10_100, ANNA, BERT),
  hit(12_000, CARL, ANNA, 156, 156),
  kill(12_000, CARL, ANNA),
  at(290_000, 'spawn', { player: ANNA, class: 'medic', team: 1 }),
  at(290_000, 'spawn', { player: BERT, class: 'soldier', team: 2 }),
  at(290_000, 'obj_planted', { player: CARL, objective: 'Wall' }),
  at(299_350, 'round_end'),
];

function line(name: string, team: number, tuple: readonly number[], given: number, received: number) {
  const numbers = [16, ...tuple, given, received, 0, 0, 0, 0, 0, 0, 80, 3];
  return { name, rounds: '0', team: String(team), weaponStats: numbers.map(String) };
}

function round(second: number, gamelog: readonly Entry[], own: Entry = {}, rounds = '0') {
  const value = {
    round_info: {
      ...ROUND_INFO,
      matchID: 'm',
      stats_version: '2.6.0',
      round_start: START,
      round_end: START + 299_350,
      round_end_unix: second,
      ...own,
    },
    player_stats: {
      [ANNA]: { ...line('anna', 1, [2, 5, 1, 1, 0], 140, 156), rounds },
      [BERT]: { ...line('bert', 2, [0, 0, rounds === '0' ? 0 : 1, 1, 0], 0, 140), rounds },
      [CARL]: { ...line('carl', 2, [1, 3, 1, 0, 0], 156, 0), rounds },
    },
    gamelog,
  };
  return { name: `stats-${second}.json`, body: Buffer.from(JSON.stringify(value)) };
}

const WHOLE = 1_770_600_400;
const BROKEN = 1_770_690_400;
const SECOND = 1_770_780_400;

let database: TestDatabase;
let app: ApiApp;
beforeAll(async () => {
  database = await createTestDatabase();
  const swapped = LOG.map((entry) => (entry['label'] === 'kill' ? { ...entry, killer: CARL } : entry));
  await importFiles(database.db, [round(WHOLE, LOG), round(BROKEN, swapped)]);
  // Its round one is lost, and engines before 2.84 log no revives.
  const second = { round: 2, nextTimeLimit: '5:00', timelimit: '5:00', mod_version: 'v2.83.2' };
  const half = LOG.filter(({ killer }) => killer !== CARL);
  await importFiles(database.db, [round(SECOND, half, second, '1')]);
  const everything = { isEverything: true, guilds: [], sources: [] };
  app = await buildTestApi(database, {
    owner: { reach: everything },
    member: { reach: { isEverything: false, guilds: [], sources: ['default'] } },
    stranger: {},
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function get(id: unknown, key = 'owner', what = 'log') {
  return await ask(`rounds/${String(id)}${what === '' ? '' : `/${what}`}`, key);
}

async function ask(path: string, key = 'owner') {
  return await app.inject({ url: `/api/et/${path}`, headers: { authorization: `Bearer ${key}` } });
}

const CODE = z.object({ error: z.object({ code: z.string() }) });

test('a proven log is answered with what follows from it', async () => {
  const [round1] = await rowsOf(database.db, 'rounds');
  const answer = await get(round1?.['id']);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    round: round1?.['id'],
    is: 'whole',
    players: [
      {
        key: 'A1B2C3D4',
        name: 'anna',
        team: 'axis',
        kills: 1,
        deaths: 1,
        firstKills: 1,
        trades: 0,
        overkill: 30,
      },
      { key: 'C1B2C3D4', name: 'carl', kills: 1, deaths: 0, trades: 1, lastKills: 1, lateKills: 0 },
      { key: 'B1B2C3D4', name: 'bert', kills: 0, deaths: 1, tradedDeaths: 1, longestLifeMs: 10_100 },
    ],
  });
  expect(answer.json().events).toContainEqual({
    atMs: 290_000,
    kind: 'obj_planted',
    player: 'C1B2C3D4',
    victim: null,
    weapon: null,
    class: 'medic',
    objective: 'Wall',
  });
  expect(answer.body).not.toContain(ANNA);
});

test('a row from the log alone has null for what no document tells', async () => {
  const rows = await rowsOf(database.db, 'rounds');
  const answer = await get(rows.at(-1)?.['id'], 'owner', '');
  expect(answer.statusCode).toBe(200);
  const [anna, bert] = answer.json().players;
  expect(anna).toMatchObject({ mode: 'from_log', kills: 1, hits: null, shots: null, gibs: null });
  expect(anna.weapons).toEqual({ MP40: [2, null, 1, 0, null], SYRINGE: [null, null, 0, 0, null] });
  // Bert never was a medic.
  expect(bert).toMatchObject({ mode: 'from_log', hits: 0, weapons: { MP40: [0, null, 0, 1, null] } });
});

test('who killed whom is answered for a round and its evening, with equal sums', async () => {
  const [round1] = await rowsOf(database.db, 'rounds');
  const answer = await get(round1?.['id'], 'owner', 'matrix');
  expect(answer.json()).toMatchObject({
    rounds: [{ roundId: round1?.['id'], is: 'whole' }],
    ofRounds: 1,
    players: [
      { key: 'A1B2C3D4', name: 'anna', team: 0, kills: 1, deaths: 1, ownDeaths: 0 },
      { key: 'C1B2C3D4', name: 'carl', team: 1, kills: 1, deaths: 0 },
      { key: 'B1B2C3D4', name: 'bert', team: 1, kills: 0, deaths: 1 },
    ],
    duels: [
      { player: 'A1B2C3D4', victim: 'B1B2C3D4', kills: 1, damage: 140, headHits: 0 },
      { player: 'C1B2C3D4', victim: 'A1B2C3D4', kills: 1, damage: 156 },
    ],
  });
  const evening = await ask(`sessions/${String(round1?.['id'])}/matrix`);
  expect(evening.json().duels).toEqual(answer.json().duels);
});

test('the course of a round has its kills by side, its objectives and the damage of each 5 s', async () => {
  const [round1] = await rowsOf(database.db, 'rounds');
  const course = (await get(round1?.['id'], 'owner', 'course')).json();
  expect(course).toMatchObject({
    lengthMs: 300_000,
    isClockKnown: true,
    kills: [
      { clockMs: 10_100, side: 'axis', player: 'A1B2C3D4', victim: 'B1B2C3D4' },
      { clockMs: 12_000, side: 'allies', player: 'C1B2C3D4', victim: 'A1B2C3D4' },
    ],
    objectives: [
      { clockMs: 290_000, deed: 'planted', objective: 'Wall', player: 'C1B2C3D4', side: 'allies' },
    ],
    pauses: [],
    classes: [
      { player: 'A1B2C3D4', spans: [{ class: 'medic', fromMs: 0, toMs: 300_000 }] },
      { player: 'B1B2C3D4', spans: [{ class: 'soldier', fromMs: 0, toMs: 300_000 }] },
      { player: 'C1B2C3D4', spans: [{ class: 'medic', fromMs: 0, toMs: 300_000 }] },
    ],
  });
  const [anna] = course.damage;
  expect([anna.player, anna.steps.slice(0, 4)]).toEqual(['A1B2C3D4', [0, 0, 140, 0]]);
});

test('rivals of a player are answered with what follows from the logs', async () => {
  const answer = (await ask('players/A1B2C3D4/rivals')).json();
  expect(answer).toMatchObject({ rounds: 1, hidden: 0, mostKilled: null, killedMostBy: null });
  expect(answer.all).toMatchObject([
    { name: 'bert', kills: 1, deaths: 0, damageGiven: 140, damageReceived: 0 },
    { name: 'carl', kills: 0, deaths: 1, damageGiven: 0, damageReceived: 156 },
  ]);
  expect(answer.sums).toMatchObject({ first_kills: 1, overkill: 30 });
});

test('sums of what no log tells are null, not 0', async () => {
  const files = simulateFiles({ format: 'json', script: '1.2.7', maps: 1 });
  await importFiles(database.db, files, { server: 'deaths', zone: 'UTC' });
  const rows = await rowsOf(database.db, 'player-rounds', 'deaths');
  const own = rows.find(({ sessionId, log }) => sessionId !== null && log === 'whole')?.['playerKey'];
  const answer = (await ask(`players/${String(own)}/rivals?server=deaths`)).json();
  expect(answer.sums).toMatchObject({
    longest_life_ms: null,
    timed_lives: 0,
    overkill: null,
    overkill_damage: null,
    overkill_rounds: 0,
  });
  expect(answer.sums.rounds).toBeGreaterThan(0);
});

test('times of a log that hides a pause are null: the last minute, the longest life', async () => {
  await importFiles(database.db, [round(WHOLE, LOG, { nextTimeLimit: '4:00' })], { server: 'paused' });
  const [paused] = await rowsOf(database.db, 'rounds', 'paused');
  const { players } = (await get(paused?.['id'])).json();
  expect(players).toHaveLength(3);
  for (const each of players) expect(each).toMatchObject({ lateKills: null, longestLifeMs: null });
  expect(players).toContainEqual(
    expect.objectContaining({ name: 'carl', kills: 1, trades: 1, lastKills: 1 }),
  );
  const answer = (await ask('players/C1B2C3D4/rivals?server=paused')).json();
  expect(answer.sums).toMatchObject({ late_kills: null, timed_ends: 0, last_kills: 1 });
});

test('a player who keeps the card private is a row of the scoreboard and nothing else', async () => {
  const [round1] = await rowsOf(database.db, 'rounds');
  await storeLink(database.db, { game: 'etlegacy', account: '9', place: 'dm' }, ['B1B2C3D4']);
  await storePrivacy(database.db, '9', 'private');
  const paths = ['log', 'matrix', 'course'].map((what) => `rounds/${String(round1?.['id'])}/${what}`);
  for (const path of [...paths, 'players/A1B2C3D4/rivals', `sessions/${String(round1?.['id'])}/matrix`]) {
    const answer = await ask(path, 'member');
    expect([path, answer.statusCode]).toEqual([path, 200]);
    if (path.endsWith('/log')) {
      const [, , bert] = answer.json().players;
      expect(bert).toMatchObject({ name: 'bert', kills: 0, deaths: 1, tradedDeaths: null });
      expect(JSON.stringify(answer.json().events)).not.toContain('B1B2C3D4');
    } else expect(answer.body).not.toMatch(/B1B2C3D4|bert/);
    expect((await ask(path)).body).toContain('B1B2C3D4');
  }
});

test('the time of those whom a log shows from the first wave to the end is that of the round', async () => {
  const players = await rowsOf(database.db, 'player-rounds');
  const times = players.filter(({ roundId }) => roundId === players[0]?.['roundId']);
  expect(times.map((row) => [row['name'], row['timeS'], row['dpm']])).toEqual([
    ['anna', 300, 28],
    ['bert', 300, 0],
    ['carl', 300, 31.2],
  ]);
});

test('a log that contradicts the counters is not answered', async () => {
  const [, broken] = await rowsOf(database.db, 'rounds');
  expect(broken).toMatchObject({ status: 'ok', log: 'broken' });
  const answer = await get(broken?.['id']);
  expect([answer.statusCode, CODE.parse(answer.json()).error.code]).toEqual([404, 'ROUND_WITHOUT_LOG']);
});

test('only callers who may see the server get the log', async () => {
  const [round1] = await rowsOf(database.db, 'rounds');
  const answer = await get(round1?.['id'], 'stranger');
  expect([answer.statusCode, CODE.parse(answer.json()).error.code]).toEqual([404, 'ROUND_UNKNOWN']);
  expect((await get('0000000000')).statusCode).toBe(404);
  expect((await get('nonsense')).statusCode).toBe(400);
});
