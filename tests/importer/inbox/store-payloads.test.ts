import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { payloadOf } from '../../support/etlegacy/import-files.ts';
import { roundFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.close();
});

async function count(table: 'payloads' | 'bodies'): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${sql.table(`core.${table}`)}`.execute(test.db);
  return rows[0]?.n ?? 0;
}

describe('storePayloads', () => {
  const file = roundFile();

  it('stores a payload once, however often and by however many writers it is stored', async () => {
    expect(await storePayloads(test.db, [payloadOf(file)])).toBe(1);
    expect(await storePayloads(test.db, [payloadOf(file)])).toBe(0);
    const fresh = [1, 2, 3, 4].map((kills) => payloadOf({ ...file, body: Buffer.from(`${kills}`) }));
    const taken = await Promise.all(
      [fresh, fresh.toReversed(), fresh].map((all) => storePayloads(test.db, all)),
    );
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(4);
    expect(await count('payloads')).toBe(5);
  });

  it('accepts the same payload twice in one call, as from two folders', async () => {
    const payload = payloadOf({ ...file, body: Buffer.from('twice') });
    expect(await storePayloads(test.db, [payload, { ...payload, observedAt: new Date(1) }])).toBe(1);
  });

  it('stores a snapshot once per observed time, with one body', async () => {
    const bodies = await count('bodies');
    const at = (time: number | null) => ({
      ...payloadOf({ name: 'season', body: Buffer.from('all quiet') }, 'upstream'),
      kind: 'season',
      isSnapshot: true,
      observedAt: time === null ? null : new Date(time),
    });
    expect(await storePayloads(test.db, [at(1), at(2), at(2), at(null)])).toBe(3);
    expect(await storePayloads(test.db, [at(2), at(3), at(null)])).toBe(1);
    expect(await count('bodies')).toBe(bodies + 1);
  });

  it('reopens a snapshot that was rejected for its time only with that time', async () => {
    const refusal = { code: 'IMPOSSIBLE_TIME', reason: 'it is from the future' } as const;
    const at = (time: number, refused: typeof refusal | null) => ({
      ...payloadOf({ name: 'dated', body: Buffer.from('dated') }, 'upstream'),
      kind: 'season',
      isSnapshot: true,
      observedAt: new Date(time),
      refusal: refused,
    });
    expect(await storePayloads(test.db, [at(9, refusal), at(5, null)])).toBe(2);
    expect(await storePayloads(test.db, [at(5, null)])).toBe(0);
    expect(await storePayloads(test.db, [at(9, null)])).toBe(1);
  });

  it('keeps one body per content, whatever its source', async () => {
    const before = await count('bodies');
    await storePayloads(test.db, [payloadOf({ ...file, name: 'other' }), payloadOf(file, 'another-server')]);
    expect(await count('bodies')).toBe(before);
  });

  it('accepts an empty list, empty payloads and any bytes', async () => {
    expect(await storePayloads(test.db, [])).toBe(0);
    const odd = [Buffer.alloc(0), Buffer.from([0, 255, 254, 10, 13]), Buffer.alloc(2 * 1024 * 1024, 7)];
    expect(
      await storePayloads(
        test.db,
        odd.map((body) => payloadOf({ name: "it's; drop\u{1F600}--", body })),
      ),
    ).toBe(3);
  });
});
