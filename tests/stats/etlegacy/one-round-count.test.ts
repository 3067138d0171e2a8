// The number of rounds is the same everywhere: in /about, in the ok rounds of doctor, and as the sum of evenings and boards.
import { expect, it } from 'vitest';
import { showSessions } from '../../../bot/etlegacy/views/show-sessions.ts';
import { fetchBoard } from '../../../stats/etlegacy/boards/fetch-board.ts';
import { findStat } from '../../../stats/etlegacy/catalogue/find-stat.ts';
import { fetchAbout } from '../../../stats/etlegacy/fetch-about.ts';
import { fetchSourceCounts } from '../../../stats/etlegacy/health/fetch-source-counts.ts';
import { fetchScope } from '../../../stats/etlegacy/periods/fetch-scope.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchSessions } from '../../../stats/etlegacy/sessions/fetch-sessions.ts';
import { contextOf } from '../../support/faces/context-of.ts';
import { textOf } from '../../support/faces/prove-faces.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { crew, matchFiles, roundFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase } from '../../support/database/test-database.ts';

const SERVERS = ['default'];

it('counts the same rounds in every output, whatever other rounds exist', async () => {
  const test = await createTestDatabase();
  try {
    await importFiles(test.db, [
      ...matchFiles({ at: '2031-02-03 20:00:00', map: 'oasis' }),
      ...matchFiles({ at: '2031-02-03 20:40:00', map: 'radar', kills: 3 }),
      // A round one without a round two counts; a round two without its round one does not.
      roundFile({ at: '2031-02-03 21:10:00', map: 'supply', players: crew({ kills: 5 }) }),
      roundFile({
        at: '2031-02-03 21:40:00',
        map: 'adlernest',
        label: 2,
        players: crew({ kills: 9, minutes: 10, rounds: 1 }),
      }),
      // One player alone on the server, and a round of another evening.
      roundFile({ at: '2031-02-04 04:00:00', map: 'oasis', players: crew({ people: 1, kills: 0 }) }),
      roundFile({ at: '2031-02-05 20:00:00', map: 'radar', players: crew({ kills: 6 }) }),
    ]);
    const stat = findStat('kills');
    const scope = await fetchScope(test.db, { kind: 'all' }, SERVERS, new Date('2031-03-01'));
    if (stat === undefined) throw new Error('no board');
    const sessions = await fetchSessions(test.db, '2031-02', SERVERS);
    const recaps = await Promise.all(
      sessions.map(async ({ sessionId }) => fetchSessionRecap(test.db, sessionId)),
    );
    const [counts] = await fetchSourceCounts(test.db);
    const { rows: board } = await fetchBoard(test.db, { stat, scope, minRounds: 1 });
    expect({
      about: await fetchAbout(test.db, SERVERS),
      doctor: counts?.rounds,
      sessions: sessions.map(({ rounds }) => rounds),
      recaps: recaps.map((recap) => recap?.counting),
      board: board.map(({ rounds }) => rounds),
    }).toEqual({
      about: { sessions: 2, rounds: 6, lastRound: new Date('2031-02-05T20:00:00Z') },
      doctor: { ok: 6, orphan: 1, unplayed: 1 },
      sessions: [1, 5],
      recaps: [1, 5],
      board: [6, 6, 6, 6],
    });
  } finally {
    await test.close();
  }
});

it('counts no evening without a counting round', async () => {
  const test = await createTestDatabase();
  try {
    const lost = {
      at: '2031-02-01 20:10:00',
      label: 2,
      players: crew({ kills: 9, minutes: 10, rounds: 1 }),
    } as const;
    await importFiles(test.db, [...matchFiles({ at: '2031-02-03 20:00:00' }), roundFile(lost)]);
    expect(await fetchAbout(test.db, SERVERS)).toEqual({
      sessions: 1,
      rounds: 2,
      lastRound: new Date('2031-02-03T20:10:00Z'),
    });
    const reply = await showSessions(contextOf(test.db, SERVERS), '2031-02');
    if (reply.kind !== 'reply') throw new Error(JSON.stringify(reply));
    const words = textOf(reply);
    expect(reply.footer).toMatch(/^1 evening · /);
    expect(words).toContain('02-03');
    expect(words).not.toContain('02-01');
    expect(words).toContain('Not listed: 1 evening of which no round counts');
    const menus = JSON.stringify(reply.blocks);
    expect(menus).toContain('2031-02-01, no round counts');
  } finally {
    await test.close();
  }
});
