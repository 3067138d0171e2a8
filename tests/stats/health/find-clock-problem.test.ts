import { afterAll, expect, it } from 'vitest';
import { findClockProblem } from '../../../stats/health/find-clock-problem.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { matchFiles } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase } from '../../support/database/test-database.ts';

const { db, close } = await createTestDatabase();
afterAll(close);

it('says that what is stored arrived in the future of this clock, and what to do', async () => {
  const now = new Date();
  const earlier = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect(await findClockProblem(db, earlier(9_600))).toBe(null);
  await importFiles(db, matchFiles(), { server: 'east' });
  expect(await findClockProblem(db, now)).toBe(null);
  expect(await findClockProblem(db, earlier(0.9))).toBe(null);
  for (const hours of [2, 9_600]) {
    const clock = earlier(hours).toISOString().slice(0, 16).replace('T', ' ');
    const said = await findClockProblem(db, earlier(hours));
    expect(said).toContain(
      `The clock of this machine says ${clock} UTC, but the newest stored file, of "east",`,
    );
    expect(said).toMatch(/If this clock is wrong, set it/);
  }
});
