// Every verb as people run it: a process, its output and its exit code.
import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerProcess } from '../../database/presence.ts';
import { lockServer } from '../../importer/etlegacy/servers/lock-server.ts';
import { importFiles, rowsOf, stateOf } from '../support/etlegacy/import-files.ts';
import { type DropFolder, makeDropFolder } from '../support/etlegacy/drop-folder.ts';
import { crew, guidOf, later, matchFiles, roundFile } from '../support/etlegacy/round-file.ts';
import { type CliRun, runCli } from '../support/run-cli.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { untilWaiting } from '../support/database/until-waiting.ts';
import { waitUntil } from '../support/wait-until.ts';

// Processes are slow while other tests run.
vi.setConfig({ testTimeout: 90_000 });

const AT = '2025-02-03 21:10:00';
const [r1, r2] = matchFiles({ at: AT });

let test: TestDatabase;
let drop: DropFolder;
beforeEach(async () => {
  test = await createTestDatabase();
  drop = await makeDropFolder();
});
afterEach(async () => {
  await drop.remove();
  await test.close();
});

const cli = async (...args: string[]): Promise<CliRun> => runCli(args, { databaseUrl: test.databaseUrl });

/** Asserts a readable failure: nothing on standard output, no stack. */
function expectWords({ code, stdout, stderr }: CliRun, words: string | RegExp): void {
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/^\s+at /m);
}

describe('debrief import', () => {
  it('prints a summary by outcome, and imports nothing twice', async () => {
    await drop.write([r1, r2, { ...roundFile({ map: 'radar' }), name: 'notes.txt' }]);
    await drop.write([r1], 'copy');
    const first = await cli('import', drop.path);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('4 files for server "default": 3 new, 1 known already.');
    expect(first.stdout).toMatch(/2 imported\n/);
    expect(first.stdout).toMatch(/1 rejected \(BAD_NAME\), such as notes\.txt/);
    expect(first.stdout).toContain('doctor');
    const second = await cli('import', drop.path, '--json');
    expect(JSON.parse(second.stdout)).toEqual({
      server: 'default',
      files: 4,
      answers: 4,
      unreadable: [],
      left: [],
      new: 0,
      outcomes: [
        { status: 'imported', code: null, files: 2, example: r1.name, means: null, notes: [], reasons: [] },
        {
          status: 'rejected',
          code: 'BAD_NAME',
          files: 1,
          example: 'notes.txt',
          means: expect.stringMatching(/[.] /),
          notes: [],
          reasons: ['not the name of a round file'],
        },
      ],
    });
  });

  it('creates an unconfigured server only on request, and suggests the nearest key', async () => {
    await drop.write([r1, r2]);
    const file = path.join(drop.path, r1.name);
    const [typo, foreign, keyless] = await Promise.all([
      cli('import', file, '--server', 'defualt'),
      cli('import', file, '--server', 'frankfurt-2'),
      cli('import', file, '--new-server'),
    ]);
    expectWords(
      typo,
      /no server "defualt"; the only one is default\.\nDid you mean "default"\? .*--new-server/,
    );
    expectWords(
      foreign,
      /no server "frankfurt-2"; .*\nIf it is a new one, .*debrief\.json or add --new-server/,
    );
    expectWords(keyless, /no key yet\.\nAdd --server/);
    expect(await test.db.selectFrom('etlegacy.servers').selectAll().execute()).toEqual([]);
    expect((await cli('import', file, '--server', 'frankfurt-2', '--new-server')).code).toBe(0);
    expect((await rowsOf(test.db, 'rounds', 'frankfurt-2')).map((row) => row['file'])).toEqual([r1.name]);
    expect((await cli('import', drop.path, '--server', 'frankfurt-2')).code).toBe(0);
    expect(await rowsOf(test.db, 'rounds', 'frankfurt-2')).toHaveLength(2);
  });

  it('imports every file once where symbolic links form a cycle', { timeout: 30_000 }, async () => {
    await drop.write([r1], 'a');
    await drop.write([r2], 'b');
    for (const [at, target] of [
      ['a/up', '..'],
      ['a/side', '../b'],
      ['b/up', '..'],
      ['b/self', '.'],
      ['b/nowhere', 'gone'],
      ['b/circle', 'circle'],
    ] as const)
      await symlink(target, path.join(drop.path, at));
    const run = await cli('import', drop.path);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('2 files for server "default": 2 new, 0 known already.');
  });

  it('reports an invalid path or key, and creates no server', async () => {
    const [path1, empty, key] = await Promise.all([
      cli('import', path.join(drop.path, 'nowhere')),
      cli('import', drop.path),
      cli('import', drop.path, '--server', 'Not A Key'),
    ]);
    expectWords(path1, /nowhere cannot be read/);
    expectWords(empty, /no \.txt or \.json file/);
    expectWords(key, /"Not A Key" cannot be the key of a server/);
    expect(await test.db.selectFrom('etlegacy.servers').selectAll().execute()).toEqual([]);
  });

  it('imports valid files beside hostile file names and files that cannot be opened', async () => {
    const hostile = [
      '\u001B[31mred.txt',
      '--help.txt',
      '$(touch x).txt',
      'a\u202Egpj.txt',
      "'; drop table x;--.txt",
      'a\nb.txt',
    ];
    await drop.write([r1, ...hostile.map((name) => ({ name, body: Buffer.from(name) }))]);
    const broken = Buffer.concat([
      Buffer.from(`${drop.path}/`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.txt'),
    ]);
    await writeFile(broken, r2.body);
    const run = await cli('import', drop.path);
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/1 imported\n/);
    expect(run.stdout).toMatch(/6 (?:without a round|rejected \(BAD_NAME\))/);
    expect(run.stdout).toMatch(/could not be opened: .*ENOENT/);
    // oxlint-disable-next-line no-control-regex -- these characters must not be printed.
    expect(run.stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/);
    const doctor = await cli('doctor');
    // oxlint-disable-next-line no-control-regex -- these characters must not be printed.
    expect(doctor.stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/);
    expect(doctor.code).toBe(0);
  });

  it('keeps the stored zone of a server where none is set, and announces a changed one', async () => {
    await drop.write([r1, r2]);
    const berlin = { databaseUrl: test.databaseUrl, env: { ET_TIME_ZONE: 'Europe/Berlin' } };
    expect(await runCli(['import', drop.path], berlin)).toMatchObject({ code: 0, stderr: '' });
    const ended = async () => (await rowsOf(test.db, 'rounds')).map((row) => row['endedAt']);
    const before = await ended();
    expect(before[0]).toBe('2025-02-03T20:10:00.000Z');
    expect(await cli('import', drop.path)).toMatchObject({ code: 0, stderr: '' });
    expect(await ended()).toEqual(before);
    const utc = await runCli(['import', drop.path], { ...berlin, env: { ET_TIME_ZONE: 'UTC' } });
    expect(utc.stderr).toContain('changes from Europe/Berlin to UTC: 2 rounds move to another time');
    expect((await ended())[0]).toBe('2025-02-03T21:10:00.000Z');
  });
});

describe('debrief doctor', () => {
  it('exits with 0 without findings and with 1 while a finding is open, until it is accepted', async () => {
    await importFiles(test.db, [r1, r2]);
    const well = await cli('doctor');
    expect(well.code).toBe(0);
    expect(well.stdout).toContain('Nothing needs you');
    const other = roundFile({ map: 'radar' });
    await importFiles(test.db, [{ ...other, name: other.name.replace('round-1', 'round-2') }]);
    const ill = await cli('doctor', '--json');
    expect(ill.code).toBe(1);
    const report: { ok: boolean; findings: { id: string; kind: string; reason: string }[] } = JSON.parse(
      ill.stdout,
    );
    expect([report.ok, report.findings.map((finding) => finding.kind)]).toEqual([false, ['rejected']]);
    const id = report.findings[0]!.id;
    const [accepted, unknown] = [
      await cli('doctor', '--accept', id),
      await cli('doctor', '--accept', '0000000000'),
    ];
    expect(accepted.code).toBe(0);
    expect(accepted.stdout).toContain('1 accepted findings');
    expectWords(unknown, /There is no finding 0000000000/);
    const all = await cli('doctor', '--all');
    expect(all.code).toBe(0);
    expect(all.stdout).toContain(id);
    expect(all.stdout).toContain('LABEL_MISMATCH');
  });
});

describe('debrief export', () => {
  it('prints the same rows as NDJSON and as CSV, whatever the names of players', async () => {
    const names = ['a,"b"', 'ümlaut 😀', '=1+1', "'quote;"];
    const players = crew({ kills: 3 }).map((line, i) => ({ ...line, name: names[i] ?? '' }));
    await importFiles(test.db, [r1, r2, roundFile({ at: later(AT, 25), map: 'supply', players })]);
    await Promise.all([
      ...(['rounds', 'players', 'player-rounds'] as const).map(async (kind) => {
        const { code, stdout } = await cli('export', kind, '--format', 'csv');
        const rows = await rowsOf(test.db, kind);
        expect([code, readCsv(stdout)]).toEqual([
          0,
          rows.map((row) => Object.fromEntries(Object.entries(row).map(asCell))),
        ]);
      }),
      ...(['matches', 'sessions', 'weapon-rounds'] as const).map(async (kind) => {
        const { code, stdout } = await cli('export', kind);
        const lines = stdout.split('\n').filter(Boolean);
        const rows: unknown = JSON.parse(`[${lines.join(',')}]`);
        expect([code, rows]).toEqual([0, await rowsOf(test.db, kind)]);
      }),
    ]);
  });

  it('contains every documented field for every player and round', async () => {
    await importFiles(test.db, [r1, r2]);
    const { stdout } = await cli('export', 'player-rounds');
    const row: Record<string, unknown> = JSON.parse(stdout.split('\n')[4] ?? '');
    expect(row).toMatchObject({
      file: r2.name,
      server: 'default',
      map: 'oasis',
      round: 2,
      endedAt: '2025-02-03T21:20:00.000Z',
    });
    expect(row).toMatchObject({
      roundStatus: 'ok',
      guid: guidOf(0),
      team: 'axis',
      mode: 'delta',
      timeS: 300,
      kills: 2,
    });
    expect(row['weapons']).toEqual({ MP40: [10, 40, 2, 2, 0] });
    const promised =
      'sessionId matchId name rawName isBot deaths headshots shots hits bulletShots bulletHits damageGiven damageReceived teamDamageGiven teamDamageReceived gibs teamGibs selfKills teamKills xp killingSpree deathSpree killAssists killSteals headshotKills objStolen objReturned dynPlanted dynDefused timesRevived revivesGiven usefulKills uselessKills fullSelfkills deniedS multi2 multi3 multi4 multi5 multi6 repairs dpm aliveS';
    expect(Object.keys(row)).toEqual(expect.arrayContaining(promised.split(' ')));
  });

  it('rejects unknown kinds, formats and servers in one sentence', async () => {
    const [kind, format, server] = await Promise.all([
      cli('export', 'secrets'),
      cli('export', 'rounds', '--format', 'xml'),
      cli('export', 'rounds', '--server', 'nobody'),
    ]);
    expectWords(kind, /Allowed choices are rounds/);
    expectWords(format, /Allowed choices are ndjson, csv/);
    expectWords(server, /There is no server "nobody"/);
  });
});

describe('debrief explain', () => {
  it('shows both files, the rule and the result, by GUID or by name', async () => {
    await importFiles(test.db, [r1, r2]);
    const [byGuid, byName] = await Promise.all([
      cli('explain', r2.name, guidOf(0)),
      cli('explain', `/some/where/${r2.name}`, 'ANNA', '--json'),
    ]);
    expect(byGuid.code).toBe(0);
    expect(byGuid.stdout).toContain(`before it: ${r1.name}`);
    expect(byGuid.stdout).toMatch(/^damageGiven +180 +360 +180 /m);
    expect(byGuid.stdout).toMatch(/^MP 40 +10 40 2 2 0 +20 80 4 4 0 +10 40 2 2 0/m);
    expect(byGuid.stdout).toMatch(/^law kills +kept/m);
    expect(JSON.parse(byName.stdout)).toMatchObject({
      round: { file: r2.name, base: r1.name, status: 'ok' },
      player: { mode: 'delta' },
    });
  });

  it('lists the players of a round, suggests the server, and says that a file has no round', async () => {
    await importFiles(test.db, [r1]);
    await importFiles(test.db, [r1], { server: 'other' });
    const [player, server, file, unknown] = await Promise.all([
      cli('explain', r1.name, 'nobody', '--server', 'other'),
      cli('explain', r1.name, 'anna'),
      cli('explain', r2.name, 'anna'),
      cli('explain', r1.name, 'anna', '--server', 'nobody'),
    ]);
    expectWords(player, /"nobody" has no line in this round\.\nIt has: C0FFEE00 anna/);
    expectWords(server, /Several servers have a file of that name: default, other/);
    expectWords(file, /No file called/);
    expectWords(unknown, /There is no server "nobody"/);
  });
});

describe('debrief replay, forget and recap', () => {
  it('replays one server or all, and changes nothing', async () => {
    await importFiles(test.db, [r1, r2]);
    await importFiles(test.db, [r1], { server: 'other' });
    const before = await stateOf(test.db);
    expect(await cli('replay')).toEqual({
      code: 0,
      stderr: '',
      stdout: 'default: 2 files read again.\nother: 1 files read again.\n',
    });
    expect((await cli('replay', '--server', 'other')).stdout).toBe('other: 1 files read again.\n');
    expect(await stateOf(test.db)).toBe(before);
    expectWords(await cli('replay', '--server', 'nobody'), /There is no server "nobody"/);
  });

  it('forgets a server only after a confirmation', async () => {
    await importFiles(test.db, [r1, r2]);
    expectWords(await cli('forget', '--server', 'default'), /Nothing was removed/);
    expect(await rowsOf(test.db, 'rounds')).toHaveLength(2);
    const run = await cli('forget', '--server', 'default', '--yes');
    expect(run.stdout).toContain('Forgot "default": 2 files and 2 rounds.');
    expect(await rowsOf(test.db, 'rounds')).toEqual([]);
    expectWords(await cli('forget', '--server', 'default', '--yes'), /There is no server "default"/);
    expect((await cli('forget')).code).toBe(1);
  });

  it('prints the recap of an evening, or says that there is none', async () => {
    expectWords(await cli('recap'), /There is no evening yet: no round/);
    await importFiles(test.db, [{ name: 'a.txt', body: Buffer.from('a\n') }]);
    expectWords(await cli('recap'), /the only file that came could not be read\./);
    await importFiles(test.db, [{ name: 'b.txt', body: Buffer.from('b\n') }]);
    expectWords(await cli('recap'), /none of the 2 files that came could be read\./);
    await importFiles(test.db, [r1, r2]);
    const recap = await cli('recap');
    expect(recap.code).toBe(0);
    for (const text of ['oasis', 'anna', 'boris']) expect(recap.stdout).toContain(text);
    expectWords(await cli('recap', '--server', 'nobody'), /There is no server "nobody"/);
  });
});

function asCell([key, value]: readonly [string, unknown]): readonly [string, string] {
  if (value === null || value === undefined) return [key, ''];
  return [key, typeof value === 'string' ? value : JSON.stringify(value)];
}

/** Parses CSV by RFC 4180. */
function readCsv(text: string): Record<string, string>[] {
  const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^",\n]*)(,|\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\n') rows.push([]);
  }
  const [header = [], ...body] = rows.filter((row) => row.length > 1 || (row[0] ?? '') !== '');
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

describe('a mistyped --server', () => {
  const VERBS = [
    ['recap'],
    ['replay'],
    ['forget', '--yes'],
    ['export', 'rounds'],
    ['export', 'matches'],
    ['explain', r1.name, 'anna'],
    ['render', 'recap', '--out', '/nonexistent/out'],
  ];

  it('is rejected by every verb with the nearest key, and changes nothing', async () => {
    await importFiles(test.db, [r1, r2], { server: 'frankfurt' });
    const before = await stateOf(test.db);
    for (const verb of VERBS)
      expectWords(
        await cli(...verb, '--server', 'frankfrut'),
        /There is no server "frankfrut"\. Did you mean "frankfurt"\?\n/,
      );
    expectWords(await cli('server', 'rename', 'frankfrut', 'east'), /Did you mean "frankfurt"\?/);
    expect(await stateOf(test.db)).toBe(before);
  });
});

describe('debrief server rename', () => {
  it('gives a server another key, with accepted findings, and prints the remaining steps', async () => {
    await importFiles(test.db, [r2, roundFile({ at: later(AT, 200) })]);
    const found = JSON.parse((await cli('doctor', '--json')).stdout);
    await cli('doctor', '--accept', found.findings[0].id);
    const running = await registerProcess(test.db, { kind: 'npm start', log: quietLog().log });
    expectWords(await cli('server', 'rename', 'default', 'east'), 'Debrief is running: npm start on');
    await running.close();
    const renamed = await cli('server', 'rename', 'default', 'east');
    expect(renamed).toMatchObject({ code: 0, stderr: '' });
    expect(renamed.stdout).toContain('The server "default" is "east" now: 2 files were read again.');
    expect(renamed.stdout).toContain('Name it "east" in debrief.json');
    expect(await rowsOf(test.db, 'rounds', 'east')).toHaveLength(2);
    expect((await cli('doctor')).code).toBe(0);
    expectWords(await cli('server', 'rename', 'default', 'west'), 'There is no server "default"');
    expectWords(await cli('server', 'rename', 'east', 'Not A Key'), 'cannot be the key of a server');
  });

  it('is refused while an import runs, and keeps out one that begins later', async () => {
    await importFiles(test.db, [r1]);
    await drop.write([r1, r2]);
    const importing = await test.db.transaction().execute(async (trx) => {
      await lockServer('default').execute(trx);
      const first = cli('import', drop.path);
      await untilWaiting(test.db, 1, 30_000);
      expectWords(
        await cli('server', 'rename', 'default', 'east'),
        /Debrief is running: debrief import on .*wait until it has ended/s,
      );
      return { ended: first };
    });
    expect(await importing.ended).toMatchObject({ code: 0 });
    expect(await rowsOf(test.db, 'rounds', 'default')).toHaveLength(2);
    const [renaming, late] = await test.db.transaction().execute(async (trx) => {
      await lockServer('default').execute(trx);
      const first = cli('server', 'rename', 'default', 'east');
      await untilWaiting(test.db, 1, 30_000);
      const second = cli('import', drop.path);
      await untilWaiting(test.db, 2, 30_000);
      return [{ ended: first }, { ended: second }];
    });
    expect(await renaming.ended).toMatchObject({ code: 0 });
    expectWords(await late.ended, 'The server "default" was renamed to "east"');
    expect(await rowsOf(test.db, 'rounds', 'default')).toEqual([]);
  });
});

describe('every verb', () => {
  it('is registered while it uses the database, so that nothing changes its schema or renames its server', async () => {
    await importFiles(test.db, [r1]);
    const fetchKinds = async () =>
      (await test.db.selectFrom('core.processes').select('kind').orderBy('kind').execute()).map(
        ({ kind }) => kind,
      );
    const running = await test.db.transaction().execute(async (trx) => {
      await lockServer('default').execute(trx);
      const ended = Promise.all([
        cli('replay'),
        cli('server', 'game-type', 'default', 'stopwatch'),
        cli('forget', '--server', 'default', '--yes'),
      ]);
      await waitUntil('all to be registered', async () => (await fetchKinds()).length === 3, 60_000);
      expect(await fetchKinds()).toEqual(['debrief forget', 'debrief replay', 'debrief server']);
      return { ended };
    });
    await running.ended;
    expect(await fetchKinds()).toEqual([]);
  });
});
