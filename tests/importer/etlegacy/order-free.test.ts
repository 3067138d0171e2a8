// The rules that make derived state a function of the files, each as a small scenario in many orders and batches.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { findSession } from '../../../stats/etlegacy/sessions/find-session.ts';
import { fetchFindings } from '../../../stats/etlegacy/health/fetch-findings.ts';
import {
  expectOrderFree,
  ledgerOf,
  rowsOf,
  stateOf,
  statusesOf,
} from '../../support/etlegacy/import-files.ts';
import {
  crew,
  endstatsFile,
  guidOf,
  later,
  matchFiles,
  renamed,
  roundFile,
  withCrLf,
} from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const AT = '2031-02-03 21:10:00';
const [r1, r2] = matchFiles({ at: AT });

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  await forgetServer(test.db, 'default');
});
afterAll(async () => {
  await test.close();
});

/** 'status' or 'status CODE' of every file, in order of names. */
async function ledger(): Promise<string[]> {
  return (await ledgerOf(test.db)).map(({ status, code }) => (code === null ? status : `${status} ${code}`));
}

const fieldOf = async (kind: 'rounds' | 'matches' | 'sessions', field: string) =>
  (await rowsOf(test.db, kind)).map((row) => row[field]);

describe('in any order and any batches', () => {
  it('a match is paired from its halves', async () => {
    await expectOrderFree(test.db, [r1, r2]);
    expect(await statusesOf(test.db)).toEqual({ [r1.name]: 'ok', [r2.name]: 'ok' });
    const players = await rowsOf(test.db, 'player-rounds');
    expect(players.map((row) => [row['file'], row['guid'], row['mode'], row['kills'], row['timeS']])).toEqual(
      [
        ...[0, 1, 2, 3].map((i) => [r1.name, guidOf(i), 'raw', 2, 300]),
        ...[0, 1, 2, 3].map((i) => [r2.name, guidOf(i), 'delta', 2, 300]),
      ],
    );
  });

  it('a lone round two is waiting, and a round more than an hour later makes it an orphan', async () => {
    const hourLater = roundFile({ at: later(AT, 10 + 60), map: 'supply' });
    await expectOrderFree(test.db, [r2, hourLater]);
    expect(await statusesOf(test.db)).toEqual({ [r2.name]: 'waiting', [hourLater.name]: 'ok' });
    const secondMore = roundFile({ at: later(AT, 10 + 60 + 1 / 60), map: 'radar' });
    await expectOrderFree(test.db, [r2, hourLater, secondMore]);
    expect((await statusesOf(test.db))[r2.name]).toBe('orphan');
  });

  it('a round two that does not fit its round one is an orphan at once, and paired when the right one comes', async () => {
    const other = roundFile({ at: AT, header: { next: '6:00' }, players: crew({ kills: 3, minutes: 6 }) });
    await expectOrderFree(test.db, [other, r2]);
    expect((await statusesOf(test.db))[r2.name]).toBe('orphan');
    const [finding] = await fetchFindings(test.db);
    expect(finding?.reason).toContain(`(${other.name}): its limit is 5:00, but round 1 set 6:00`);
    const right = renamed(r1, later(AT, 1));
    await expectOrderFree(test.db, [other, r2, right]);
    expect((await statusesOf(test.db))[r2.name]).toBe('ok');
  });

  it('an orphan is paired when its round one comes', async () => {
    const nextDay = roundFile({ at: later(AT, 24 * 60), map: 'supply' });
    await expectOrderFree(test.db, [r2, nextDay, r1]);
    expect(await statusesOf(test.db)).toEqual({ [r1.name]: 'ok', [r2.name]: 'ok', [nextDay.name]: 'ok' });
    expect(await fieldOf('matches', 'result')).toEqual(['r1_attackers', 'unfinished']);
  });

  it('a copy under a greater name is a duplicate, however late the smaller name comes', async () => {
    const copy = renamed(r1, later(AT, 3));
    await expectOrderFree(test.db, [r1, copy, r2]);
    expect(await ledger()).toEqual(['imported', 'duplicate', 'imported']);
    expect(await statusesOf(test.db)).toEqual({ [r1.name]: 'ok', [r2.name]: 'ok' });
  });

  it('a copy dated in another night is a duplicate too', async () => {
    const copies = [renamed(r1, later(AT, -60 * 24 * 30)), renamed(r1, later(AT, 60 * 24 * 30))];
    await expectOrderFree(test.db, [r1, ...copies]);
    expect(await ledger()).toEqual(['imported', 'duplicate', 'duplicate']);
  });

  it('a CRLF copy is a duplicate, under the same name and under another', async () => {
    await expectOrderFree(test.db, [r1, withCrLf(r1), withCrLf(renamed(r1, later(AT, 2)))]);
    expect((await ledger()).toSorted()).toEqual(['duplicate', 'duplicate', 'imported']);
    expect(await fieldOf('rounds', 'file')).toEqual([r1.name]);
  });

  it('a copy with a name that differs by exactly an hour is a duplicate that doctor names', async () => {
    const copy = renamed(r1, later(AT, 60));
    await expectOrderFree(test.db, [r1, copy, renamed(r1, later(AT, 61))]);
    expect(await ledger()).toEqual(['imported', 'duplicate', 'duplicate']);
    const findings = await fetchFindings(test.db);
    expect(findings.map(({ kind, file, reason }) => [kind, file, reason])).toEqual([
      ['hour_copy', copy.name, `same content as ${r1.name}`],
    ]);
  });

  it('of two contents under one name the fuller one stays and the other is superseded', async () => {
    const half = roundFile({ at: AT, players: crew({ people: 2 }) });
    await expectOrderFree(test.db, [half, r1, r2]);
    expect((await ledger()).toSorted()).toEqual(['imported', 'imported', 'superseded']);
    const rows = await rowsOf(test.db, 'player-rounds');
    expect(rows.filter((row) => row['file'] === r1.name)).toHaveLength(4);
  });

  it('a file cut inside a line is replaced by the complete one, and is a finding until then', async () => {
    const cut = { ...r1, body: r1.body.subarray(0, -20) };
    await expectOrderFree(test.db, [cut]);
    expect(await ledger()).toEqual(['rejected TRUNCATED']);
    expect((await fetchFindings(test.db)).map(({ kind, file }) => [kind, file])).toEqual([
      ['rejected', r1.name],
    ]);
    await expectOrderFree(test.db, [cut, r1, r2]);
    expect((await ledger()).toSorted()).toEqual(['imported', 'imported', 'superseded TRUNCATED']);
    expect(await fetchFindings(test.db)).toEqual([]);
  });

  it('it is also replaced when the complete one has a name in another letter case', async () => {
    const cut = { name: r1.name.toUpperCase(), body: r1.body.subarray(0, -20) };
    await expectOrderFree(test.db, [cut, r1, r2]);
    expect((await ledger()).toSorted()).toEqual(['imported', 'imported', 'superseded TRUNCATED']);
    expect(await fetchFindings(test.db)).toEqual([]);
  });

  it('a damaged line is lost alone, and the complete file replaces the damaged one', async () => {
    const lines = r1.body.toString().split('\n');
    const damaged = { ...r1, body: Buffer.from(lines.with(3, 'C0FFEE02\\carla\\x').join('\n')) };
    await expectOrderFree(test.db, [damaged, r2]);
    expect(await statusesOf(test.db)).toEqual({ [r1.name]: 'damaged', [r2.name]: 'ok' });
    expect((await rowsOf(test.db, 'player-rounds')).filter((row) => row['file'] === r1.name)).toHaveLength(3);
    const [finding] = await fetchFindings(test.db);
    expect([finding?.kind, finding?.reason]).toEqual(['damaged', expect.stringContaining('line 4')]);
    await expectOrderFree(test.db, [damaged, r2, r1]);
    expect(await statusesOf(test.db)).toEqual({ [r1.name]: 'ok', [r2.name]: 'ok' });
  });

  it('a header without players is a round without players that joins no session', async () => {
    const empty = roundFile({ at: later(AT, 20), map: 'supply', players: [] });
    await expectOrderFree(test.db, [r1, r2, empty]);
    expect(await ledger()).toEqual(['imported', 'imported', 'imported']);
    expect(await fieldOf('rounds', 'activeHumans')).toEqual([4, 4, 0]);
    expect(await fieldOf('sessions', 'rounds')).toEqual([2]);
  });

  it('equal rounds without any event all count', async () => {
    const players = crew({ people: 1, kills: 0, minutes: 15 });
    const header = { winner: 1, limit: '15:00', next: '15:00' };
    const idle = [0, 15, 30].map((minutes) => roundFile({ at: later(AT, minutes), players, header }));
    expect(new Set(idle.map((file) => file.body.toString())).size).toBe(1);
    await expectOrderFree(test.db, idle);
    expect(await ledger()).toEqual(['imported', 'imported', 'imported']);
    expect(await fieldOf('rounds', 'file')).toHaveLength(3);
    expect(await fieldOf('sessions', 'rounds')).toEqual([]);
  });

  it('an evening across midnight belongs to the day on which it began', async () => {
    const evening = [
      ...matchFiles({ at: '2031-02-03 23:50:00' }),
      ...matchFiles({ at: '2031-02-04 00:30:00', map: 'supply' }),
    ];
    await expectOrderFree(test.db, evening);
    expect(await fieldOf('sessions', 'date')).toEqual(['2031-02-03']);
    expect(await fieldOf('sessions', 'rounds')).toEqual([4]);
    expect(Object.values(await statusesOf(test.db))).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  it('a round in the gap joins two evenings, and the ids of both redirect to the first one', async () => {
    const early = roundFile({ at: AT });
    const late = roundFile({ at: later(AT, 110), players: crew({ kills: 3 }) });
    await expectOrderFree(test.db, [early, late]);
    expect(await fieldOf('sessions', 'rounds')).toEqual([1, 1]);
    const names = await fieldOf('sessions', 'id');
    await expectOrderFree(test.db, [early, late, roundFile({ at: later(AT, 55), map: 'supply' })]);
    expect(await fieldOf('sessions', 'rounds')).toEqual([3]);
    expect(await fieldOf('sessions', 'id')).toEqual([names[0]]);
    const found = await Promise.all(
      names.map(async (name) => findSession(test.db, String(name), ['default'])),
    );
    expect(found[0]).toMatchObject({ ok: true });
    expect(found[1]).toEqual(found[0]);
  });

  it('matches in the night of a clock change stay paired', async () => {
    const night = '2031-10-26';
    const evening = [
      ...matchFiles({ at: `${night} 02:30:00` }),
      ...matchFiles({ at: `${night} 02:35:00`, map: 'supply', kills: 3 }),
      roundFile({ at: `${night} 02:55:00`, map: 'radar' }),
      roundFile({ at: `${night} 02:05:00`, map: 'radar', label: 2 }),
    ];
    await expectOrderFree(test.db, evening, { zone: 'Europe/Berlin' });
    expect(Object.values(await statusesOf(test.db))).toEqual(evening.map(() => 'ok'));
    expect(await fieldOf('rounds', 'endedAt')).toEqual(
      ['00:30', '00:40', '00:55', '01:05', '01:35', '01:45'].map((time) => `${night}T${time}:00.000Z`),
    );
    expect(await fieldOf('sessions', 'rounds')).toEqual([6]);
  });

  it('awards are attached to their round, whether they arrive before or after it', async () => {
    const awards = endstatsFile(later(AT, 0.2), ['Most damage given\tanna\t900', 'Most kills\tnobody\t3']);
    const copy = { ...awards, name: awards.name.replace('211012', '211015') };
    await expectOrderFree(test.db, [awards, r1, copy]);
    expect((await ledger()).toSorted()).toEqual(['duplicate', 'imported', 'imported']);
    const state = await stateOf(test.db);
    expect(state).toContain('Most damage given');
    const rows = await test.db
      .selectFrom('etlegacy.round_awards')
      .select(['award', 'player_key', 'value'])
      .orderBy('position')
      .execute();
    expect(rows).toEqual([
      { award: 'Most damage given', player_key: guidOf(0), value: '900' },
      { award: 'Most kills', player_key: null, value: '3' },
    ]);
  });

  it('restarts, repeated matches and aborted rounds are distinguished', async () => {
    const cut = roundFile({
      at: later(AT, 40),
      map: 'supply',
      label: 2,
      header: { limit: '10:00', next: '0:00', winner: 1, playtime: '-5' },
    });
    const again = roundFile({ at: later(AT, -8), players: crew({ people: 2 }) });
    const replay = matchFiles({ at: later(AT, 20), kills: 5 });
    await expectOrderFree(test.db, [again, r1, r2, ...replay, cut]);
    expect(Object.values(await statusesOf(test.db))).toEqual([
      'restarted',
      'ok',
      'ok',
      'ok',
      'ok',
      'aborted',
    ]);
  });

  it('names are valid from the first to the last round in which they were used', async () => {
    const rename = (name: string) => crew({ kills: 3 }).with(0, { ...crew({ kills: 3 })[0], name });
    const files = [
      r1,
      roundFile({ at: later(AT, 30), map: 'supply', players: rename('^1annabell') }),
      roundFile({ at: later(AT, 300) }),
    ];
    const distinct = files.with(2, roundFile({ at: later(AT, 300), players: crew({ kills: 4 }) }));
    await expectOrderFree(test.db, distinct);
    const anna = (await rowsOf(test.db, 'players')).find((row) => row['guid'] === guidOf(0));
    const iso = (minutes: number) => `${later(AT, minutes).replace(' ', 'T')}.000Z`;
    expect(anna?.['names']).toEqual([
      { name: 'anna', rawName: 'anna', firstSeen: iso(0), lastSeen: iso(300), rounds: 2 },
      { name: 'annabell', rawName: '^1annabell', firstSeen: iso(30), lastSeen: iso(30), rounds: 1 },
    ]);
    const known = await test.db
      .selectFrom('etlegacy.player_names')
      .select(['raw_name', 'rounds'])
      .where('player_key', '=', guidOf(0))
      .orderBy('raw_name')
      .execute();
    expect(known).toEqual([
      { raw_name: '^1annabell', rounds: 1 },
      { raw_name: 'anna', rounds: 2 },
    ]);
  });
});
