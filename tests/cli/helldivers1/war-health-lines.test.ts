import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchWarHealthLines } from '../../../cli/helldivers1/war-health-lines.ts';
import { bodyOf, rawDefend, rawStatus, T0 } from '../../support/helldivers1/answers.ts';
import { importBodies } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const linesAt = async (afterS: number, isFollowed = true) =>
  fetchWarHealthLines(test.db, new Date((T0 + afterS) * 1000), { isFollowed, pins: 0 });

describe('the lines of doctor about Helldivers 1 say', () => {
  it('that no war is stored, and what to do', async () => {
    const [line] = await linesAt(0);
    expect(line).toMatchObject({ isWell: false, say: expect.stringContaining('helldivers1 tls') });
  });

  it('the age of the answer, incomplete wars and impossible counters; up to ten minutes count as healthy', async () => {
    const defend = rawDefend({ season: 199 });
    await importBodies(test.db, [bodyOf(rawStatus({ defend, statistics: [{ hits: 9_000_000 }] }))]);
    const lines = await linesAt(600);
    expect(lines.every(({ isWell }) => isWell)).toBe(true);
    expect(lines.map(({ say }) => say)).toEqual([
      'Helldivers 1: war 200, newest status 2023-11-14T22:13:20.000Z (10 minutes ago).',
      'Helldivers 1: 0 keys of the API pinned.',
      'Helldivers 1: not told whole yet: war 199. Get one with "debrief helldivers1 season N".',
      'Helldivers 1: numbers of Bugs cannot be true (hits>shots); no share or ratio of them is shown.',
    ]);
    expect((await linesAt(601))[0]).toMatchObject({
      isWell: false,
      say: expect.stringContaining('It is old'),
    });
  });

  it('what is stored of a war that is not followed, which is not old', async () => {
    expect((await linesAt(90_000, false))[0]).toEqual({
      isWell: true,
      say: 'Helldivers 1: war 200, newest status 2023-11-14T22:13:20.000Z (yesterday). It is not followed: HD1_FOLLOW is not "yes".',
    });
  });

  it('how many answers were rejected, and the reason of the newest', async () => {
    await importBodies(test.db, [bodyOf({ time: T0, error_code: 1, error_message: 'no\u0000pe' })]);
    const ofRejected = async (isFollowed: boolean) =>
      (await linesAt(0, isFollowed)).find(({ say }) => say.includes('rejected'));
    expect(await ofRejected(true)).toEqual({
      isWell: false,
      say: expect.stringMatching(
        /^Helldivers 1: 1 answer was rejected and kept, the newest of .*: ERROR_ANSWER: the API answered with error 1: no pe\.$/,
      ),
    });
    expect((await ofRejected(false))?.isWell).toBe(true);
    await importBodies(test.db, [bodyOf(rawStatus({ time: T0 + 1 }))]);
    expect((await ofRejected(true))?.isWell).toBe(true);
  });

  it('since when and why the API fails', async () => {
    await sql`insert into core.endpoints (name, every_s, asked_at, failing_since, reason)
      values ('helldivers1/status', 20, now(), '2026-01-02T03:04:05Z', 'The host cannot be reached: no key is pinned.')`.execute(
      test.db,
    );
    expect(await linesAt(0)).toContainEqual({
      isWell: false,
      say: 'helldivers1/status fails since 2026-01-02T03:04:05.000Z: The host cannot be reached: no key is pinned (it never answered).',
    });
  });
});
