import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatId } from '../../../../core/public-id.ts';
import { fetchSessions, searchSessions } from '../../../../stats/etlegacy/sessions/fetch-sessions.ts';
import { findRound } from '../../../../stats/etlegacy/sessions/find-round.ts';
import { findSession } from '../../../../stats/etlegacy/sessions/find-session.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { renamed } from '../../../support/etlegacy/round-file.ts';
import { evenly, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;
const SERVERS = ['default'];

const [r1, r2] = stopwatchMatch({
  at: '2031-02-03 21:10:00',
  first: evenly(['anna', 'boris']),
  second: evenly(['carla', 'dmitri']),
});
// A copy whose name is one hour later because of a wrong clock.
const copy = renamed(r1, '2031-02-03 22:10:00');
const lonely = stopwatchMatch({ at: '2031-02-05 10:00:00', first: evenly(['anna']), second: {} });
const tomorrow = stopwatchMatch({
  at: '2031-02-04 21:10:00',
  map: 'radar',
  first: evenly(['anna', 'boris']),
  second: evenly(['carla', 'dmitri']),
});

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, [r1, r2, copy, ...lonely, ...tomorrow]);
  await importFiles(test.db, tomorrow, { server: 'other' });
});

afterAll(async () => {
  await test.close();
});

async function idOf(name: string, server = 'default'): Promise<number> {
  const row = await test.db
    .selectFrom('etlegacy.files')
    .select('round_id')
    .where('name', '=', name)
    .where('server_key', '=', server)
    .executeTakeFirstOrThrow();
  return row.round_id;
}

describe('findSession', () => {
  it('accepts the id of the session, of any of its rounds, in any spelling, and of a dropped copy', async () => {
    const session = await idOf(r1.name);
    for (const file of [r1, r2, copy]) {
      const id = formatId(await idOf(file.name));
      expect(await findSession(test.db, id, SERVERS)).toEqual({ ok: true, sessionId: session });
      expect(await findSession(test.db, ` ${id.toUpperCase()} `, SERVERS)).toMatchObject({
        sessionId: session,
      });
    }
    expect(await idOf(copy.name)).not.toBe(session);
  });

  it('finds the latest evening, ignoring a player alone on the server', async () => {
    expect(await findSession(test.db, 'latest', SERVERS)).toEqual({
      ok: true,
      sessionId: await idOf(tomorrow[0].name),
    });
  });

  it('returns a code when there is none', async () => {
    expect(await findSession(test.db, 'latest', ['nowhere'])).toEqual({ ok: false, code: 'NO_ROUNDS' });
    expect(await findSession(test.db, 'latest', [])).toEqual({ ok: false, code: 'NO_ROUNDS' });
    expect(await findSession(test.db, "'; drop", SERVERS)).toEqual({ ok: false, code: 'NOT_AN_ID' });
    expect(await findSession(test.db, '0000000000', SERVERS)).toEqual({ ok: false, code: 'UNKNOWN_ID' });
    const alone = formatId(await idOf(lonely[0].name));
    expect(await findSession(test.db, alone, SERVERS)).toEqual({ ok: false, code: 'NO_SESSION' });
  });

  it('finds nothing of a server that the caller may not see', async () => {
    const hidden = formatId(await idOf(tomorrow[0].name, 'other'));
    expect(await findRound(test.db, hidden, SERVERS)).toEqual({ ok: false, code: 'UNKNOWN_ID' });
    expect(await findRound(test.db, hidden, ['other'])).toMatchObject({ ok: true });
  });
});

describe('lists of sessions', () => {
  it('give a month, newest first', async () => {
    const lines = await fetchSessions(test.db, '2031-02', SERVERS);
    expect(
      lines.map(({ date, rounds, matches, players, maps }) => [date, rounds, matches, players, maps]),
    ).toEqual([
      ['2031-02-04', 2, 1, 4, ['radar']],
      ['2031-02-03', 2, 1, 4, ['oasis']],
    ]);
    expect(await fetchSessions(test.db, '2031-03', SERVERS)).toEqual([]);
  });

  it('can be searched by date and by map, without patterns in the text', async () => {
    const dates = async (text: string) =>
      (await searchSessions(test.db, text, SERVERS)).map((line) => line.date);
    expect(await dates('')).toEqual(['2031-02-04', '2031-02-03']);
    expect(await dates('2031-02-03')).toEqual(['2031-02-03']);
    expect(await dates('RAD')).toEqual(['2031-02-04']);
    expect(await dates('%')).toEqual([]);
    expect((await searchSessions(test.db, '', SERVERS, 1)).length).toBe(1);
  });
});
