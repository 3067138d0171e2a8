// A second game, from its payloads to its exports and verb, without a line of it in the product.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '../../core/config.ts';
import type { DB } from '../../database/schema.ts';
import { restoreBackup } from '../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../importer/backup/write-backup.ts';
import type { CollectorTools } from '../../importer/game-importer.ts';
import { evaluate } from '../../stats/formulas/formula.ts';
import { quietLog } from '../support/quiet-log.ts';
import type { TestFile } from '../support/etlegacy/round-file.ts';
import { waitUntil } from '../support/wait-until.ts';
import { skimmingGame } from '../support/toy-game/cli/skimming-game.ts';
import { contestFile, CONTESTS } from '../support/toy-game/contests.ts';
import { openContestCollectors } from '../support/toy-game/importer/contest-collector.ts';
import { replay } from '../support/toy-game/importer/replay.ts';
import { skimmingImporter } from '../support/toy-game/importer/skimming-importer.ts';
import { SOURCE } from '../support/toy-game/importer/source.ts';
import { importContestFiles, openToyDatabase } from '../support/toy-game/open-toy-database.ts';
import { parseContest } from '../support/toy-game/parsers/parse-contest.ts';
import { fetchBoard } from '../support/toy-game/stats/fetch-board.ts';
import { fetchPlayer } from '../support/toy-game/stats/fetch-player.ts';
import { FORMULAS } from '../support/toy-game/stats/formulas.data.ts';
import { skimmingExports } from '../support/toy-game/stats/skimming-exports.ts';
import { STATS } from '../support/toy-game/stats/stats.data.ts';

async function open(files: readonly TestFile[] = CONTESTS): Promise<Kysely<DB>> {
  const database = await openToyDatabase(files);
  onTestFinished(database.close);
  return database.db;
}

/** Everything derived, and what became of each payload; nothing that depends on the order of arrival. */
async function stateOf(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql`
    select p.kind, p.subject, encode(p.hash, 'hex') as hash, p.status, p.code, c.id, c.pond,
      (select jsonb_agg(to_jsonb(t) - 'contest_id' order by t.position) from skimming.throws as t where t.contest_id = c.id) as throws
    from core.payloads as p left join skimming.contests as c on c.payload_id = p.id
    where p.game = 'skimming' order by 1, 2, 3`.execute(db);
  return JSON.stringify(rows);
}

describe('the parser', () => {
  property.prop([
    fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.json().map((text) => Buffer.from(text)),
    ),
  ])('reads any bytes as a contest or says why not', (body) => {
    const parsed = parseContest(body);
    if (!parsed.ok) expect(parsed.reason).not.toBe('');
  });
});

describe('the importer', () => {
  const fuller = contestFile({
    day: 1,
    throws: [
      ['Anna', 6, 20],
      ['Boris', 2, 30],
      ['Anna', 8, 24],
      ['Dora', 1, 2],
    ],
  });
  const files = [
    ...CONTESTS,
    { ...fuller, name: 'again.skim' },
    { name: 'bad.skim', body: Buffer.from('{') },
  ];

  it('ends alike whatever the order and the number of arrivals, and after a replay', async () => {
    const db = await open(files);
    const wanted = await stateOf(db);
    const statuses = await db
      .selectFrom('core.payloads')
      .select(['subject', 'status'])
      .orderBy('subject')
      .execute();
    expect(statuses).toEqual([
      { subject: '2031-02-01.skim', status: 'superseded' },
      { subject: '2031-02-02.skim', status: 'imported' },
      { subject: 'again.skim', status: 'imported' },
      { subject: 'bad.skim', status: 'rejected' },
    ]);
    const other = await open([]);
    for (const file of files.toReversed()) await importContestFiles(other, [file]);
    await importContestFiles(other, files);
    expect(await stateOf(other)).toBe(wanted);
    await replay(other, SOURCE);
    expect(await stateOf(other)).toBe(wanted);
  });

  it('is backed up and restored like any game', async () => {
    const db = await open(files);
    const folder = await mkdtemp(path.join(tmpdir(), 'debrief-toy-'));
    onTestFinished(async () => rm(folder, { recursive: true }));
    const file = path.join(folder, 'all.ndjson.zst');
    await writeBackup(db, file, [skimmingImporter]);
    const other = await open([]);
    expect((await restoreBackup(other, file, [skimmingImporter])).payloads).toBe(4);
    expect(await stateOf(other)).toBe(await stateOf(db));
  });

  it('polls an upstream, whose answer about a known contest is the same contest', async () => {
    const db = await open();
    const [, second] = CONTESTS;
    const third = contestFile({ day: 3, throws: [['Carla', 10, 20]] });
    const answers = [second?.body, third.body];
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end((answers.length > 1 ? answers.shift() : answers[0]) ?? '');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const config = readConfig({}, '/nonexistent');
    if (!config.ok) throw new Error(config.problems.join('; '));
    const seen: string[] = [];
    const tools: CollectorTools = {
      config: config.config,
      env: { SKIM_URL: `http://127.0.0.1:${port}/latest`, SKIM_POLL_MS: '20' },
      db,
      log: quietLog().log,
      wake: async () => undefined,
      onImported: async () => undefined,
      onSeen: (pulse) => seen.push(pulse),
    };
    const [collector] = openContestCollectors(tools);
    if (collector === undefined) throw new Error('There is no collector');
    await collector.catchUp();
    const stop = new AbortController();
    const watching = collector.watch(stop.signal);
    await waitUntil('a second answer', async () => {
      const kinds = await db
        .selectFrom('core.payloads')
        .select('kind')
        .where('status', '=', 'imported')
        .execute();
      return kinds.filter(({ kind }) => kind === 'answer').length === 2;
    });
    stop.abort();
    await watching;
    expect(seen).toContain('skimming/lake');
    expect(await fetchPlayer(db, 'CARLA', [SOURCE])).toMatchObject({ sums: { rounds: 2, skips: 19 } });
    expect(openContestCollectors({ ...tools, env: {} })).toEqual([]);
  });
});

describe('the stats', () => {
  it('rank as its formulas say, and the database computes what a card does', async () => {
    const db = await open();
    const [perThrow] = STATS;
    if (perThrow === undefined) throw new Error('There is no stat');
    // Carla threw in one contest only.
    expect(await fetchBoard(db, perThrow, [SOURCE])).toMatchObject({
      ranked: 2,
      unranked: 1,
      rows: [
        { name: 'anna', place: 1, value: 7, rounds: 2 },
        { name: 'Boris', place: 1, value: 7, rounds: 2 },
      ],
    });
    for (const stat of STATS) {
      const board = await fetchBoard(db, stat, [SOURCE]);
      expect(board.rows.length).toBeGreaterThan(0);
      for (const row of board.rows) {
        const player = await fetchPlayer(db, row.name, [SOURCE]);
        if (player === undefined) throw new Error(`There is no ${row.name}`);
        expect(row.value).toBeCloseTo(evaluate(FORMULAS[stat.formula], player.sums) ?? Number.NaN, 9);
      }
    }
    expect(await fetchBoard(db, perThrow, ['elsewhere'])).toEqual({
      rows: [],
      ranked: 0,
      unranked: 0,
      untold: 0,
    });
  });

  it('are exported', async () => {
    const db = await open();
    const rows = await Array.fromAsync(skimmingExports.kinds['throws']?.(db, [SOURCE]) ?? []);
    expect(rows).toHaveLength(6);
    expect(rows[4]).toMatchObject({ pond: 'mill pond', player: 'Boris', skips: 12, metres: 61.5 });
  });
});

describe('the verb', () => {
  it('prints the latest contest', async () => {
    const database = await openToyDatabase(CONTESTS);
    onTestFinished(database.close);
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('DATABASE_URL', database.databaseUrl);
    vi.stubEnv('LOG_LEVEL', 'error');
    const said: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    onTestFinished(() => write.mockRestore());
    const command = await skimmingGame.verbs['skim']?.();
    await command?.parseAsync([], { from: 'user' });
    expect(said.join('')).toBe('mill pond, 2031-02-02T19:00:00.000Z\n  anna: 7\n  Boris: 12\n  Carla: 9\n');
  });
});
