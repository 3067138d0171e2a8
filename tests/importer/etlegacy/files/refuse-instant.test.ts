import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEtlegacySource } from '../../../../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../../../../importer/etlegacy/servers/prepare-server.ts';
import { refuseInstant } from '../../../../importer/etlegacy/files/refuse-instant.ts';
import { replay } from '../../../../importer/etlegacy/replay.ts';
import { ROUND_FILE } from '../../../../importer/etlegacy/files/round-file-kind.ts';
import { toFilePayload } from '../../../../importer/collect/folder/to-file-payload.ts';
import { drainInbox } from '../../../../importer/inbox/drain-inbox.ts';
import { storeAndImport } from '../../../../importer/inbox/store-and-import.ts';
import { type Payload, storePayloads } from '../../../../importer/inbox/store-payloads.ts';
import { fetchFindings } from '../../../../stats/etlegacy/health/fetch-findings.ts';
import { ledgerOf, rowsOf } from '../../../support/etlegacy/import-files.ts';
import { roundFile, type TestFile } from '../../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const NOW = new Date('2025-06-10T12:00:00Z');
const codeOf = (name: string): string | undefined => refuseInstant(name, NOW)?.code;

describe('refuseInstant', () => {
  it('accepts rounds that ended from 1990 on and up to two days ahead', () => {
    for (const time of ['1990-01-01-000000', '2025-06-10-120000', '2025-06-12-120000'])
      expect(codeOf(`${time}-oasis-round-1.txt`), time).toBeUndefined();
    for (const time of ['1989-12-31-235959', '2025-06-12-120001', '9999-12-31-235959'])
      expect(codeOf(`${time}-oasis-round-1.txt`), time).toBe('IMPOSSIBLE_TIME');
    expect(codeOf('9999-12-31-235959-oasis-round-1-endstats.txt')).toBe('IMPOSSIBLE_TIME');
    // The parser reports what is wrong with any other name.
    expect(codeOf('9999.txt')).toBeUndefined();
  });
});

describe('a file with an impossible time', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase();
    await prepareServer(test.db, SERVER);
  });
  afterEach(async () => test.close());

  const far = roundFile({ at: '9999-12-30 21:00:00' });
  const ahead = roundFile({ at: '2090-01-01 21:00:00' });
  const soon = roundFile({ at: '2025-06-20 21:00:00' });
  const good = roundFile({ at: '2025-06-09 21:00:00', map: 'radar' });
  const at = ({ name, body }: TestFile, now: Date): Payload =>
    toFilePayload(
      { game: 'etlegacy', kind: ROUND_FILE, source: 'default' },
      name,
      { body, modifiedMs: 0 },
      { now },
    );
  const source = openEtlegacySource(SERVER);
  const filesOf = async () => (await rowsOf(test.db, 'rounds')).map((row) => row['file']);

  it('is rejected with the reason, by both ways of import, and stays rejected when everything is derived again', async () => {
    await storePayloads(test.db, [at(far, NOW), at(good, NOW)]);
    await drainInbox(test.db, source);
    await storeAndImport(test.db, source, [at(soon, NOW)]);
    const expected = [
      { file: good.name, status: 'imported', code: null },
      { file: soon.name, status: 'rejected', code: 'IMPOSSIBLE_TIME' },
      { file: far.name, status: 'rejected', code: 'IMPOSSIBLE_TIME' },
    ];
    expect(await ledgerOf(test.db)).toEqual(expected);
    await replay(test.db, SERVER);
    expect(await ledgerOf(test.db)).toEqual(expected);
    expect(await filesOf()).toEqual([good.name]);
    const finding = (await fetchFindings(test.db)).find(({ file }) => file === far.name);
    expect(finding?.reason).toContain('9999-12-30 21:00:00, more than two days after it came in');
    expect(finding?.tip).toContain('Set the clock');
  });

  it('keeps the verdict of its import after a restore, whatever the clock of the database', async () => {
    await storePayloads(test.db, [at(soon, NOW)]);
    await storePayloads(test.db, [at(ahead, new Date('2090-01-01T00:00:00Z'))]);
    const rows = await test.db
      .selectFrom('core.payloads')
      .select(['subject', 'status', 'received_at'])
      .orderBy('subject')
      .execute();
    expect(rows.map(({ status }) => status)).toEqual(['rejected', 'new']);
    for (const { subject, status, received_at } of rows)
      expect(refuseInstant(subject, received_at) === null, subject).toBe(status === 'new');
  });

  it('is accepted once its time has come', async () => {
    const later = new Date('2025-06-21T00:00:00Z');
    await storePayloads(test.db, [at(soon, NOW)]);
    expect(await storePayloads(test.db, [at(soon, NOW)])).toBe(0);
    expect(await storePayloads(test.db, [at(soon, later)])).toBe(1);
    await drainInbox(test.db, source);
    expect(await ledgerOf(test.db)).toEqual([{ file: soon.name, status: 'imported', code: null }]);
    // A later reader with a slow clock then changes nothing.
    expect(await storePayloads(test.db, [at(soon, NOW)])).toBe(0);
    expect(await filesOf()).toEqual([soon.name]);
  });
});
