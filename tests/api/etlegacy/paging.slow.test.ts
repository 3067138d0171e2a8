// A long list of rounds read page by page, while several hundred others arrive above and below the place of the reader.
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { makeKey } from '../../support/api/make-key.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { simulateFiles } from '../../support/etlegacy/round-files.ts';
import { createTestDatabase } from '../../support/database/test-database.ts';

const BATCH = 50;
const BATCHES = 6;
const FIRST = BATCH * BATCHES;
const AT_START = 100;

const PAGE = z.object({ rounds: z.array(z.object({ id: z.string() })), next: z.string().nullable() });

test(
  'every round that was there at the start is listed once while 600 arrive',
  { timeout: 300_000 },
  async () => {
    const { db, close } = await createTestDatabase();
    onTestFinished(close);
    const app = await buildTestApi({ db, mostRequests: 1e9 });
    onTestFinished(async () => app.close());
    const headers = await makeKey(db, { isEverything: true });
    const files = simulateFiles(2 * FIRST + AT_START).map(({ name, text }) => ({
      name,
      body: Buffer.from(text),
    }));
    await importFiles(db, files.slice(FIRST, FIRST + AT_START));
    const wanted = (await rowsOf(db, 'rounds')).map(({ id }) => String(id));
    expect(wanted).toHaveLength(AT_START);

    const seen: string[] = [];
    for (let page = 0, next: string | null = ''; next !== null; page++) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const answer = await app.inject({ url: `/api/et/rounds?limit=15${cursor}`, headers });
      const read = PAGE.parse(answer.json());
      seen.push(...read.rounds.map(({ id }) => id));
      ({ next } = read);
      if (page >= BATCHES) continue;
      const [older, newer] = [FIRST - (page + 1) * BATCH, FIRST + AT_START + page * BATCH];
      await importFiles(db, [...files.slice(older, older + BATCH), ...files.slice(newer, newer + BATCH)]);
    }
    expect(await rowsOf(db, 'rounds')).toHaveLength(files.length);
    expect(new Set(seen).size).toBe(seen.length);
    expect(wanted.filter((id) => !seen.includes(id))).toEqual([]);
    // Those below the place of the reader are listed too, those above are not.
    expect(seen.length).toBeGreaterThan(AT_START);
    expect(seen.length).toBeLessThan(files.length);
  },
);
