// Files next to round files: how they are reported, and when they are resolved.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { FAILURES } from '../../../parsers/etlegacy/document/failures.ts';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { explainFile } from '../../../cli/etlegacy/explain-file.ts';
import { findArchives } from '../../../importer/etlegacy/files/find-archives.ts';
import { isWantedRemote } from '../../../importer/etlegacy/files/is-wanted.ts';
import { LeftFiles } from '../../../importer/etlegacy/files/left-files.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { fetchFindings } from '../../../stats/etlegacy/health/fetch-findings.ts';
import { fetchNotices } from '../../../stats/etlegacy/health/fetch-notices.ts';
import { fetchCounts } from '../../../stats/health/fetch-counts.ts';
import { etlegacyHealth } from '../../../stats/etlegacy/health/etlegacy-health.ts';
import { expectOrderFree, importFiles, ledgerOf } from '../../support/etlegacy/import-files.ts';
import {
  endstatsFile,
  later,
  matchFiles,
  renamed,
  roundFile,
  type TestFile,
} from '../../support/etlegacy/round-file.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const AT = '2031-02-03 20:00:00';
const [r1, r2] = matchFiles({ at: AT });
const textFile = (name: string, text: string): TestFile => ({ name, body: Buffer.from(text) });

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await forgetServer(test.db, 'default');
});
afterAll(async () => {
  await test.close();
});

describe('files next to round files', () => {
  it('with a bad name are resolved once the same bytes come under a valid one, in any order', async () => {
    const prefixed = { ...r1, name: `myserver-${r1.name}` };
    await importFiles(test.db, [prefixed, r2]);
    expect((await fetchFindings(test.db)).map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      `rejected ${prefixed.name}`,
    ]);
    await expectOrderFree(test.db, [prefixed, r1, r2]);
    expect((await ledgerOf(test.db)).map(({ status }) => status)).toEqual([
      'imported',
      'imported',
      'superseded',
    ]);
    expect(await fetchFindings(test.db)).toEqual([]);
  });

  it('of kinds that never contain a round raise no alarm and are counted', async () => {
    await importFiles(test.db, [
      r1,
      r2,
      textFile('notes.txt', 'buy milk\n'),
      textFile('foo.json', '{"a":1}'),
      textFile(r1.name.replace('.txt', '_ws.txt'), 'x\n'),
    ]);
    expect(await fetchFindings(test.db)).toEqual([]);
    const [counts] = await fetchCounts(test.db, [etlegacyHealth]);
    expect(counts?.payloads).toEqual({ imported: 2, 'without a round': 3 });
    expect((await fetchNotices(test.db)).map(({ say }) => say)).toEqual([
      'has 3 files of other scripts or programs beside the round files; no round is in them.',
    ]);
  });

  it('are explained by what they are and which file is needed instead', async () => {
    const awards = endstatsFile(later(AT, 1 / 60), ['Most damage given\tanna\t180']);
    const copy = renamed(r1, later(AT, 180));
    const companion = textFile(r1.name.replace('.txt', '_ws.txt'), 'x\n');
    const poor = roundFile({ at: AT, players: [] });
    await importFiles(test.db, [r1, r2, awards, copy, companion, poor, textFile('notes.txt', 'milk\n')]);
    const say = async (name: string) => (await explainFile(test.db, name)).message;
    expect(await say(copy.name)).toContain(`is a copy: the same content counts as ${r1.name}`);
    expect(await say(awards.name)).toContain(`holds the awards of ${r1.name}`);
    expect(await say(companion.name)).toContain(`It stands beside ${r1.name}`);
    expect(await say('notes.txt')).toContain('is without a round: not a round file');
    expect(await say('nothing.txt')).toContain('No file called nothing.txt came');
  });

  it('that are archives are named with the next step', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'debrief-archives-'));
    try {
      const servers = [{ key: 'default', folder }];
      const find = async () => findArchives({ servers });
      writeFileSync(path.join(folder, `${r1.name}.gz`), 'packed text is taken');
      expect(await find()).toEqual([]);
      for (const name of ['b.zip', 'a.rar']) writeFileSync(path.join(folder, name), '');
      expect(await find()).toEqual([
        `The folder of server "default" holds archives, which are not read: a.rar and 1 more. ${FAILURES.ARCHIVE.tip}`,
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('that stay where they are get one sentence a kind, and a warning only where nobody gets it', () => {
    const names = ['b.zip', 'a.tar.gz', `x-${r1.name}`, `y-${r2.name}`, 'matchid.txt', 'photo.png'];
    const tell = (onLeft?: (say: string) => void) => {
      const { log, lines } = quietLog();
      const left = new LeftFiles({ log, ...(onLeft === undefined ? {} : { onLeft }) });
      for (const name of names) left.note([name]);
      left.note(names);
      left.refuse('odd.txt.gz', 'It is not a whole gzip file.');
      return lines.map(({ level, msg, file }) => `${String(level)} ${msg} ${String(file)}`);
    };
    expect(tell()).toEqual([
      '40 file.refused b.zip',
      `40 file.refused x-${r1.name}`,
      '30 file.left matchid.txt',
      '40 file.refused odd.txt.gz',
    ]);
    const said: string[] = [];
    expect(tell((say) => said.push(say)).some((line) => line.startsWith('40'))).toBe(false);
    expect(said).toEqual([
      `· b.zip is left alone: an archive. ${FAILURES.ARCHIVE.tip}`,
      expect.stringMatching(/^· x-2031-.* is left alone: "x-" precedes the name 2031-.* Remove the prefix/),
      '✗ odd.txt.gz cannot be taken: It is not a whole gzip file.',
    ]);
  });

  it('are fetched from another machine where they can hold a round, packed by gzip or not', () => {
    const json = 'stats-1-2-radar-round-1.json';
    for (const name of [r1.name, json]) {
      expect(isWantedRemote(name)).toBe(true);
      expect(isWantedRemote(`${name}.gz`)).toBe(true);
    }
    for (const name of ['notes.txt', 'notes.txt.gz', 'all.zip', 'all.tar.gz', `${r1.name}.bz2`])
      expect(isWantedRemote(name)).toBe(false);
  });
});
