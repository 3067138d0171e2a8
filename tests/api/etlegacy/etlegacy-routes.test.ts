// The routes of ET:Legacy over the sample evening: the numbers of the exports and of the boards, pages that lose nothing,
// tags that change exactly when the answer does.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiApp } from '../../../api/game-api.ts';
import { buildExplainReply } from '../../../bot/etlegacy/replies/round/explain-reply.ts';
import { importSample } from '../../../docs/generate/import-sample.ts';
import { storeDecision } from '../../../database/store-decision.ts';
import { storeLink } from '../../../people/store-link.ts';
import { storePrivacy } from '../../../people/settings.ts';
import { fetchBoard } from '../../../stats/etlegacy/boards/fetch-board.ts';
import { LOG_STATS } from '../../../stats/etlegacy/catalogue/log-stats.data.ts';
import { STATS } from '../../../stats/etlegacy/catalogue/stats.data.ts';
import { type ExportKind, EXPORTS } from '../../../stats/etlegacy/export/export-rows.ts';
import { fetchScope } from '../../../stats/etlegacy/periods/fetch-scope.ts';
import { fetchRoundOrigins } from '../../../stats/etlegacy/matches/fetch-round-origins.ts';
import { findRound } from '../../../stats/etlegacy/sessions/find-round.ts';
import { exportText } from '../../../stats/export-text.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { makeKey } from '../../support/api/make-key.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { matchFiles } from '../../support/etlegacy/round-file.ts';
import { simulateFiles } from '../../support/etlegacy/round-files.ts';
import { runCli } from '../../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const HOUR_MS = 3_600_000;
const WORDING: Parameters<typeof buildExplainReply>[1] = {
  locale: 'en-GB',
  mention: String,
  hasPictures: false,
};

let database: TestDatabase;
let app: ApiApp;
let owner: { readonly authorization: string };
let rows: ExportRow[];

beforeAll(async () => {
  database = await createTestDatabase();
  await importSample(database.db);
  app = await buildTestApi({ ...database, mostRequests: 1e9 });
  owner = await makeKey(database.db, { isEverything: true });
  rows = await rowsOf(database.db, 'player-rounds', 'sample');
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const ask = async (url: string, headers: Record<string, string> = owner) =>
  app.inject({ url: `/api/et${url}`, headers });
const get = async (url: string) => {
  const answer = await ask(url);
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 500)}`).toBe(200);
  return answer.json();
};
const numberOf = (row: ExportRow, name: string) => Number(row[name] ?? 0);

describe('numbers', () => {
  test('of a round are the rows of its export, whatever id names it', async () => {
    const { rounds } = await get('/rounds?limit=100');
    expect(rounds).toHaveLength(new Set(rows.map(({ roundId }) => roundId)).size);
    for (const { id, sessionId } of rounds.slice(0, 20)) {
      const { round, players } = await get(`/rounds/${id}`);
      expect(round.sessionId).toBe(sessionId);
      expect(players).toEqual(rows.filter(({ roundId }) => roundId === id));
    }
  });

  test('of an explanation are those that the bot says', async () => {
    const { rounds } = await get('/rounds?limit=100');
    for (const { id } of rounds) {
      const { rounds: origins } = await get(`/rounds/${id}/explain`);
      const found = await findRound(database.db, id, ['sample']);
      if (!found.ok) throw new Error(found.code);
      const facts = await fetchRoundOrigins(database.db, found.round);
      const words = JSON.stringify(buildExplainReply({ origins: facts, evening: [], id }, WORDING).blocks);
      expect(origins.map((one: { id: string }) => one.id)).toContain(id);
      for (const { file, laws, modes } of origins) {
        expect(words).toContain(file);
        for (const { left, verdict } of laws)
          if (verdict === 'kept') expect(words).toContain(`${left.toLocaleString('en-GB')} `);
        for (const { players } of modes) expect(words).toContain(`${players} player`);
      }
    }
  });

  test('of a player are the sums of the exported rows that count, in the card, the boards and the recap', async () => {
    const { players } = await get('/players?limit=100');
    const { players: recap } = await get('/sessions/latest/recap');
    expect(players.length).toBeGreaterThan(7);
    const boards = await Promise.all(
      ['kills', 'damage', 'rounds'].map(async (stat) => (await get(`/boards/${stat}?limit=100`)).rows),
    );
    for (const { playerKey } of players.slice(0, 20)) {
      const own = rows.filter((row) => row['playerKey'] === playerKey && row['roundStatus'] === 'ok');
      const sum = (name: string) => own.reduce((total, row) => total + numberOf(row, name), 0);
      const card = await get(`/players/${playerKey}`);
      const expected = { kills: sum('kills'), damage_given: sum('damageGiven'), deaths: sum('deaths') };
      expect(card.sums).toMatchObject({ ...expected, time_ms: Math.round(sum('timeS') * 1000) });
      expect(card.stats.kd).toBeCloseTo(expected.kills / Math.max(1, expected.deaths), 10);
      expect(recap.find((one: { playerKey: string }) => one.playerKey === playerKey).sums).toEqual(card.sums);
      const placed = boards.map((board) =>
        board.find((row: { playerKey: string }) => row.playerKey === playerKey),
      );
      expect(placed.map((row) => row.value)).toEqual([
        expected.kills,
        expected.damage_given,
        card.sums.rounds,
      ]);
      const { rounds } = await get(`/players/${playerKey}/form`);
      for (const { roundId, kills } of rounds)
        expect(own.find((row) => row['roundId'] === roundId)?.['kills']).toBe(kills);
      const { maps } = await get(`/players/${playerKey}/maps`);
      const onMaps = maps.reduce(
        (total: number, map: { sums: { kills: number } }) => total + map.sums.kills,
        0,
      );
      expect(onMaps).toBe(expected.kills);
    }
  });

  test('of every board are those of the board of the bot, page by page', async () => {
    const scope = await fetchScope(database.db, { kind: 'all' }, ['sample'], new Date());
    const { stats } = await get('/boards');
    expect(stats.map(({ key }: { key: string }) => key)).toEqual(
      [...STATS, ...LOG_STATS].map(({ key }) => key),
    );
    for (const stat of STATS) {
      const whole = await fetchBoard(database.db, { stat, scope }, { from: 1 }, 1000);
      const paged = [];
      for (let next: string | null = ''; next !== null;) {
        const page: { rows: unknown[]; next: string | null; ranked: number } = await get(
          `/boards/${stat.key}?limit=5${next === '' ? '' : `&cursor=${next}`}`,
        );
        expect(page.ranked).toBe(whole.ranked);
        paged.push(...page.rows);
        ({ next } = page);
      }
      expect(paged, stat.key).toEqual(whole.rows);
    }
  });

  test('are exported in the same bytes as by the verb', async () => {
    for (const [kind, exporter] of Object.entries(EXPORTS)) {
      for (const format of ['csv', 'ndjson'] as const) {
        const { body, headers } = await ask(`/exports/${kind}.${format}`);
        const expected = await Array.fromAsync(exportText(exporter(database.db, ['sample']), format));
        expect(body).toBe(Buffer.concat(expected.map((chunk) => Buffer.from(chunk))).toString());
        expect(headers['content-type']).toContain(format === 'csv' ? 'text/csv' : 'application/x-ndjson');
      }
    }
    const { databaseUrl } = database;
    const verb = await runCli(['export', 'rounds', '--format', 'csv'], { databaseUrl });
    expect((await ask('/exports/rounds.csv')).body).toBe(verb.stdout);
  });

  test('of weapons, matches, evenings, maps and names are those of the exports', async () => {
    const exported = async (kind: ExportKind) => rowsOf(database.db, kind, 'sample');
    const add = (some: readonly ExportRow[], name: string) =>
      some.reduce((total, row) => total + numberOf(row, name), 0);
    const counting = rows.filter((row) => row['roundStatus'] === 'ok' && row['mode'] !== 'spectator');
    const keyOf = ({ roundId, playerKey }: ExportRow) => JSON.stringify([roundId, playerKey]);
    const counts = new Set(counting.map(keyOf));
    const weaponRows = (await exported('weapon-rounds')).filter((row) => counts.has(keyOf(row)));
    const { weapons } = await get('/weapons');
    expect(add(weapons, 'kills')).toBe(add(weaponRows, 'kills'));
    const { players: gunners } = await get('/weapons/mp40');
    expect(gunners.length).toBeGreaterThan(3);
    expect((await get('/weapons/MP40')).players).toEqual(gunners);
    for (const { playerKey, kills } of gunners) {
      const own = weaponRows.filter((row) => row['weapon'] === 'MP40' && row['playerKey'] === playerKey);
      expect(kills).toBe(add(own, 'kills'));
    }
    for (const weapon of weapons) {
      const own = weaponRows.filter((row) => row['weapon'] === weapon.weapon);
      for (const name of ['kills', 'deaths', 'hits', 'shots', 'headshots'])
        expect(weapon[name], `${weapon.weapon} ${name}`).toBe(add(own, name));
    }

    for (const { id, map, result, r1, r2, sessionId } of await exported('matches')) {
      const match = await get(`/matches/${String(id)}`);
      expect([
        match.map,
        match.result,
        match.r1?.file ?? null,
        match.r2?.file ?? null,
        match.sessionId,
      ]).toEqual([map, result, r1, r2, sessionId]);
      for (const { playerKey, sums } of [...match.teams.first.players, ...match.teams.second.players]) {
        const own = counting.filter(
          (row) => row['playerKey'] === playerKey && [r1, r2].includes(row['file'] ?? ''),
        );
        expect([sums.kills, sums.damage_given]).toEqual([add(own, 'kills'), add(own, 'damageGiven')]);
      }
    }

    const { sessions } = await get('/sessions?limit=100');
    const evenings = await exported('sessions');
    expect(sessions).toHaveLength(evenings.length);
    for (const { id, date, startedAt, endedAt, rounds } of evenings) {
      const one = await get(`/sessions/${String(id)}`);
      expect(one).toMatchObject({ sessionId: id, date, startedAt, endedAt, rounds });
      expect(sessions).toContainEqual(one);
    }

    const played = (await exported('rounds')).filter(({ status }) => status === 'ok');
    const { maps } = await get('/maps');
    for (const { map, rounds } of maps)
      expect(rounds, map).toBe(played.filter((row) => row['map'] === map).length);

    for (const { playerKey, names } of (await exported('players')).slice(0, 20))
      expect((await get(`/players/${String(playerKey)}/names`)).names).toEqual(names);
  });

  test('beyond 32 bits are exact, and every time carries its zone', async () => {
    const lone = await createTestDatabase();
    const damage = 2_000_000_001;
    const evenings = ['2031-02-03 21:10:00', '2031-02-04 21:10:00', '2031-02-05 21:10:00'];
    await importFiles(
      lone.db,
      evenings.flatMap((at, kills) => matchFiles({ at, damage, kills: kills + 1 })),
    );
    const large = await buildTestApi({ db: lone.db });
    const key = await makeKey(lone.db, { isEverything: true });
    const read = async (url: string) => (await large.inject({ url: `/api/et${url}`, headers: key })).json();
    const { rows: board } = await read('/boards/damage');
    const [{ value, playerKey }] = board;
    // Round two's counters continue those of round one, so each evening adds it once.
    expect(value).toBe(evenings.length * damage);
    expect(value).toBeGreaterThan(2 ** 32);
    expect((await read(`/players/${playerKey}`)).sums.damage_given).toBe(value);
    const [{ id }] = (await read('/rounds')).rounds;
    const urls = ['/servers', '/sessions', '/rounds', `/rounds/${id}`, `/rounds/${id}/explain`, '/maps'];
    const answers = [...urls, '/sessions/latest/recap', `/matches/${id}`, `/players/${playerKey}/names`];
    const times = (await Promise.all(answers.map(read))).flatMap((answer) => [
      ...JSON.stringify(answer).matchAll(/"(\d{4}-\d\d-\d\dT[^"]*)"/g),
    ]);
    expect(times.length).toBeGreaterThan(20);
    for (const [, time] of times) expect(time).toMatch(/:\d\d\.\d{3}Z$/);
    await large.close();
    await lone.close();
  });

  test('of two players meet in a comparison', async () => {
    const { players } = await get('/players?limit=2');
    const [a, b] = players.map(({ playerKey }: { playerKey: string }) => playerKey);
    const { players: both, encounters } = await get(`/compare?players=${a},${b}`);
    expect(both).toEqual([await get(`/players/${a}`), await get(`/players/${b}`)]);
    expect(encounters).toHaveLength(1);
  });
});

test('two exports run at once, others are asked to come again', async () => {
  const answers = await Promise.all(
    Array.from({ length: 5 }, async () => ask('/exports/player-rounds.ndjson')),
  );
  const refused = answers.filter(({ statusCode }) => statusCode === 503);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, ...answer } of refused) {
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.json().error.code).toBe('EXPORTS_BUSY');
  }
  expect((await ask('/exports/player-rounds.ndjson')).statusCode).toBe(200);
});

describe('a list', () => {
  test('shows each round once that was there at the start, while others arrive', async () => {
    const before = rows.map(({ roundId }) => roundId);
    const wanted = new Set(before);
    const seen: string[] = [];
    let page = await get('/rounds?limit=3&server=sample');
    for (let n = 0; ; n++) {
      seen.push(...page.rounds.map(({ id }: { id: string }) => id));
      if (page.next === null) break;
      const files = simulateFiles((n + 1) * 10)
        .slice(n * 10)
        .map(({ name, text }) => ({ name, body: Buffer.from(text) }));
      await importFiles(database.db, files, { server: 'sample' });
      page = await get(`/rounds?limit=3&server=sample&cursor=${page.next}`);
    }
    expect(new Set(seen.filter((id) => wanted.has(id)))).toEqual(wanted);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('refuses cursors of other lists and damaged ones', async () => {
    const { next } = await get('/rounds?limit=1');
    // The place in a cursor may come from anybody.
    const forge = (of: string, place: readonly number[]): string =>
      `${of.split('.')[0]}.${Buffer.from(JSON.stringify(place)).toString('base64url')}`;
    const { next: nextSession } = await get('/sessions?limit=1');
    const forged = [
      [8_640_000_000_000_001, 1],
      [-8_640_000_000_000_000, -9_007_199_254_740_991],
    ].flatMap((place) => [
      `/rounds?limit=1&cursor=${forge(String(next), place)}`,
      `/sessions?limit=1&cursor=${forge(String(nextSession), place)}`,
    ]);
    for (const url of [
      ...forged,
      `/rounds?limit=1&status=ok&cursor=${next}`,
      `/sessions?limit=1&cursor=${next}`,
      `/boards/kills?limit=1&cursor=${next}`,
      `/rounds?limit=1&cursor=${next}x.y`,
      `/rounds?limit=1&cursor=${String(next).split('.')[0]}.e30`,
      '/rounds?cursor=nonsense',
    ]) {
      const answer = await ask(url);
      expect([answer.statusCode, answer.json().error?.details?.[0]?.path], url).toEqual([
        400,
        'query/cursor',
      ]);
    }
  });
});

describe('a tag', () => {
  test('answers 304 until an import or a decision changes what it stands for', async () => {
    const url = '/boards/kills?limit=100&server=sample';
    const tagOf = async () => String((await ask(url)).headers.etag);
    const first = await tagOf();
    const arrivedAt = async () => Date.parse(String((await ask(url)).headers['last-modified']));
    const before = await arrivedAt();
    expect(Math.abs(before - Date.now())).toBeLessThan(HOUR_MS);
    const stranger = await makeKey(database.db);
    expect((await ask('/boards/kills', stranger)).headers).not.toHaveProperty('last-modified');
    const again = await ask(url, { ...owner, 'if-none-match': first });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', first]);
    const [file] = simulateFiles(900).slice(-1);
    if (file === undefined) throw new Error('no file');
    await importFiles(database.db, [{ name: file.name, body: Buffer.from(file.text) }], { server: 'sample' });
    const imported = await ask(url, { ...owner, 'if-none-match': first });
    expect(imported.statusCode).toBe(200);
    const second = String(imported.headers.etag);
    expect(await arrivedAt()).toBeGreaterThanOrEqual(before);
    const [{ playerKey }] = imported.json().rows;
    await storeDecision(database.db, { kind: 'rename/sample', subject: `${playerKey}=Renamed`, by: 'anna' });
    expect((await ask(url, { ...owner, 'if-none-match': second })).statusCode).toBe(200);
    const renamed = await tagOf();
    expect((await ask(url, { ...owner, 'if-none-match': renamed })).statusCode).toBe(304);
  });
});

test('a card that its player keeps private is shown to the operator only', async () => {
  const { players } = await get('/players?limit=1');
  const [{ playerKey }] = players;
  const reader = await makeKey(database.db, { sources: ['sample', 'default'] });
  const account = '100000000000000009';
  await storeLink(database.db, { game: 'etlegacy', account, place: 'direct' }, [playerKey]);
  await storePrivacy(database.db, account, 'private');
  for (const part of ['', '/form', '/maps', '/weapons', '/names']) {
    const answer = await ask(`/players/${playerKey}${part}`, reader);
    expect([answer.statusCode, answer.json().error.code], part).toEqual([403, 'PLAYER_PRIVATE']);
  }
  expect((await ask(`/players/${playerKey}`)).statusCode).toBe(200);
});
