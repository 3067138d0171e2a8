// Corrections by admins of the teams of an evening, from Discord to every output, and through everything that rebuilds the database.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APIUser, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botOperations } from '../../cli/bot-operations.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import { formatRecap } from '../../cli/etlegacy/recap-text/format-recap.ts';
import { formatId } from '../../core/public-id.ts';
import type { DB } from '../../database/schema.ts';
import { restoreBackup } from '../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../importer/backup/write-backup.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { forgetServer } from '../../importer/etlegacy/servers/forget-server.ts';
import { renameServer } from '../../importer/etlegacy/servers/rename-server.ts';
import { replay } from '../../importer/etlegacy/replay.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { fetchSessionRecap } from '../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../stats/etlegacy/recap/session-recap.ts';
import { findSession } from '../../stats/etlegacy/sessions/find-session.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import type { TestFile } from '../support/etlegacy/round-file.ts';
import { evenly, stopwatchMatch } from '../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { expectValid, startWorld } from './support/bot-world.ts';

const RED = evenly(['anna', 'boris', 'elsa']);
const BLUE = evenly(['carla', 'dmitri', 'fritz']);
const MIXED = [evenly(['anna', 'boris', 'carla']), evenly(['elsa', 'dmitri', 'fritz'])] as const;

/** Red wins twice, then the players are mixed again and anna's team wins twice. */
const MAPS = ['oasis', 'radar', 'ice', 'supply'];
const FILES = MAPS.flatMap((map, at) => {
  const [first, second] = at < 2 ? [RED, BLUE] : MIXED;
  return stopwatchMatch({
    at: `2025-07-04 2${Math.floor(at / 2)}:${at % 2 === 0 ? 10 : 40}:00`,
    map,
    first,
    second,
  });
});

const importers = await loadImporters();
let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, FILES);
});
afterEach(async () => test.close());

async function recapIn(db: Kysely<DB>, server = 'default'): Promise<SessionRecap> {
  const found = await findSession(db, 'latest', [server]);
  const recap = found.ok ? await fetchSessionRecap(db, found.sessionId) : undefined;
  if (recap === undefined) throw new Error('There is no evening');
  return recap;
}

/** Returns every block with its maps, its teams and their score. */
function told({ blocks }: SessionRecap): string[] {
  return blocks.map(
    ({ matchIds, teams: { a, b } }) => `${matchIds.length}: ${a.name} ${a.mapsWon} : ${b.mapsWon} ${b.name}`,
  );
}

async function idOf(map: string): Promise<string> {
  const row = await test.db
    .selectFrom('etlegacy.matches')
    .select('id')
    .where('map', '=', map)
    .executeTakeFirstOrThrow();
  return formatId(row.id);
}

async function enter() {
  const world = await startWorld(test, { operations: botOperations(test.db, loadImporters) });
  const { fake } = world;
  const role = fake.change.addRole(fake.home.guild, { permissions: PermissionFlagsBits.Administrator });
  const admin: APIUser = fake.change.addUser();
  fake.change.addMember(fake.home.guild, admin, { roles: [role] });
  return async (line: string, values: Readonly<Record<string, string>> = {}) =>
    expectValid(
      await fake.waitForFinal(fake.people.slash(line, values, { user: admin }), { timeout: 15_000 }),
    );
}

describe('/admin team', () => {
  it('gives a team one name in every view of the evening, and can be undone', async () => {
    const say = await enter();
    const before = told(await recapIn(test.db));
    expect(before).toEqual(['2: Team boris 2 : 0 Team carla', '2: Team boris 2 : 0 Team elsa']);
    const said = await say('admin team', {
      team: 'second',
      name: '^1The *Foxes*',
      round: await idOf('radar'),
    });
    expect(said).toContain('is called **The \\*Foxes\\*** now');

    const recap = await recapIn(test.db);
    expect(told(recap)).toEqual(['2: Team boris 2 : 0 The *Foxes*', '2: Team boris 2 : 0 Team elsa']);
    expect(formatRecap(recap).join('\n')).toContain('Team boris 2 : 0 The *Foxes*');
    expect(await say('recap')).toContain('**Team boris 2 : 0 The \\*Foxes\\***');
    for (const map of ['oasis', 'radar'])
      expect(await say('round', { round: await idOf(map) })).toContain('The \\*Foxes\\* **');
    expect(await say('round', { round: await idOf('ice') })).not.toContain('Foxes');
    expect(await say('admin audit')).toContain('named **Team carla** of radar **The \\*Foxes\\***');

    // The last correction counts, also for another map and the other side of the same team.
    await say('admin team', { team: 'second', name: 'Hounds', round: await idOf('oasis') });
    expect(told(await recapIn(test.db))[0]).toContain('Hounds');
    expect(await say('admin team', { team: 'second', round: await idOf('radar') })).toContain(
      'goes by the name that is found again: **Team carla**',
    );
    expect(told(await recapIn(test.db))).toEqual(before);
  });
});

describe('/admin lineup', () => {
  it('joins and starts blocks, and reports the resulting scores', async () => {
    const say = await enter();
    const ice = await idOf('ice');
    const before = told(await recapIn(test.db));
    const joined = await say('admin lineup', { what: 'join', round: ice });
    expect(joined).toContain('On **ice** the teams before it go on');
    expect(joined).toContain('Team boris 4 : 0');
    expect(told(await recapIn(test.db))).toHaveLength(1);

    expect(await say('admin lineup', { what: 'found', round: ice })).toContain(
      'New teams begin with **ice**',
    );
    expect(told(await recapIn(test.db))).toEqual(before);
    await say('admin lineup', { what: 'begin', round: await idOf('radar') });
    expect(told(await recapIn(test.db)).map((line) => line.slice(0, 2))).toEqual(['1:', '1:', '2:']);
    expect(await say('admin audit')).toMatch(
      /let new teams begin with radar[^]*left it to the files[^]*let the teams before ice go on/,
    );
  });

  it('says why no block can be started or joined, and stores nothing', async () => {
    const say = await enter();
    expect(await say('admin lineup', { what: 'begin', round: await idOf('oasis') })).toContain(
      'oasis is the first map of its evening',
    );
    expect(await say('admin lineup', { what: 'begin', round: '0000000000' })).toContain('There is no round');
    const { rows } = await sql`select from core.decisions`.execute(test.db);
    expect(rows).toEqual([]);
  });
});

describe('a correction of teams', () => {
  const wanted = ['1: Foxes 1 : 0 Team carla', '3: Foxes 3 : 0 Team elsa'];

  beforeEach(async () => {
    const say = await enter();
    await say('admin lineup', { what: 'begin', round: await idOf('radar') });
    await say('admin lineup', { what: 'join', round: await idOf('ice') });
    await say('admin team', { team: 'first', name: 'Foxes', round: await idOf('supply') });
    await say('admin team', { team: 'first', name: 'Foxes', round: await idOf('oasis') });
    expect(told(await recapIn(test.db))).toEqual(wanted);
  });

  it('survives a replay, and files that are imported again in any order', async () => {
    await replay(test.db, { key: 'default', zone: 'UTC' });
    expect(told(await recapIn(test.db))).toEqual(wanted);
    const orders: (readonly TestFile[])[] = [
      FILES.toReversed(),
      [...FILES.filter((_, at) => at % 2 === 1), ...FILES.filter((_, at) => at % 2 === 0)],
    ];
    for (const order of orders) {
      await forgetServer(test.db, 'default');
      for (const file of order) await importFiles(test.db, [file]);
      expect(told(await recapIn(test.db))).toEqual(wanted);
    }
  });

  it('follows its server to another key, and its round to a copy with an earlier name', async () => {
    await renameServer(test.db, { from: 'default', to: 'barn', by: 'tester' });
    await drainInbox(test.db, openEtlegacySource({ key: 'barn', zone: 'UTC' }));
    expect(told(await recapIn(test.db, 'barn'))).toEqual(wanted);
    const copies = FILES.slice(4).map(({ name, body }) => ({
      name: name.replace('2025-07-04', '2025-07-03'),
      body,
    }));
    await importFiles(test.db, copies, { server: 'barn' });
    const { rows } = await sql<{ id: number }>`
      select session_id as id from etlegacy.rounds where file = ${copies[0]?.name ?? ''}`.execute(test.db);
    const recap = await fetchSessionRecap(test.db, rows[0]?.id ?? 0);
    expect(recap?.blocks.map(({ teams }) => teams.a.name)).toEqual(['Foxes']);
  });

  it('is kept by a backup, also in a copy with an earlier, different correction', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'debrief-lineups-'));
    const other = await createTestDatabase();
    try {
      const file = path.join(folder, 'all.ndjson.zst');
      await writeBackup(test.db, file, importers);
      await importFiles(other.db, FILES);
      await sql`
        insert into core.decisions (decided_by, kind, subject, decided_at)
        values ('anna', 'team-first/default', ${JSON.stringify([FILES[0]?.name, 'Hounds'])}, '2020-07-05')`.execute(
        other.db,
      );
      expect(told(await recapIn(other.db))[0]).toContain('Hounds');
      for (let time = 0; time < 2; time++) {
        await restoreBackup(other.db, file, importers);
        expect(told(await recapIn(other.db))).toEqual(wanted);
      }
      await forgetServer(other.db, 'default');
      await restoreBackup(other.db, file, importers);
      expect(told(await recapIn(other.db))).toEqual(wanted);
    } finally {
      await other.close();
      await rm(folder, { recursive: true });
    }
  });
});
