// /round for rounds without a partner: their status, without invented teams or team sizes.
import { expect, it } from 'vitest';
import { showRecap } from '../../bot/etlegacy/views/show-recap.ts';
import { showRound } from '../../bot/etlegacy/views/show-round.ts';
import { formatRecap } from '../../cli/etlegacy/recap-text/format-recap.ts';
import { formatRoundLine } from '../../cli/etlegacy/recap-text/format-round-line.ts';
import { formatId } from '../../core/public-id.ts';
import { fetchSessionRecap } from '../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchMatch } from '../../stats/etlegacy/matches/fetch-match.ts';
import { contextOf } from '../support/faces/context-of.ts';
import { picturesOf, textOf } from '../support/faces/prove-faces.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { crew, roundFile, type TestFile } from '../support/etlegacy/round-file.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

/** Each with the first lines of the answer, and the line in the terminal when it is imported. */
const LONE: readonly (readonly [TestFile, head: string, line: string])[] = [
  [
    roundFile({ at: '2031-02-03 20:00:00', map: 'oasis', label: 2 }),
    '## oasis: does not count\nRound 2: Axis held for **5:00**',
    'oasis round 2 · orphan: round 2 without round 1',
  ],
  [
    roundFile({ at: '2031-02-04 20:00:00', map: 'radar', label: 2, players: [] }),
    '## radar: does not count\nRound 2: Axis held',
    'radar round 2 · orphan: round 2 without round 1',
  ],
  [
    roundFile({ at: '2031-02-05 20:00:00', map: 'supply', players: [] }),
    '## supply: does not count\nRound 1: Allies got through in **5:00**',
    'supply round 1 · Allies got through in 5:00',
  ],
  [
    roundFile({ at: '2031-02-06 20:00:00', map: 'goldrush', players: crew({ people: 1, kills: 0 }) }),
    '## goldrush: does not count\nRound 1: Allies got through in **5:00**',
    'goldrush round 1 · Allies got through in 5:00',
  ],
  [
    roundFile({
      at: '2031-02-07 20:00:00',
      map: 'braundorf',
      header: { playtime: '-5000', winner: 1, next: '71:05' },
      players: crew({ minutes: 2 }),
    }),
    '## braundorf: does not count\nRound 1: Allies attacked, no end is known',
    'braundorf round 1 · aborted: cut off by a map change',
  ],
  [
    roundFile({ at: '2031-02-08 20:00:00', map: 'adlernest', label: 2 }),
    '## adlernest: round 2 waits for its round 1\nRound 2: Axis held for **5:00**',
    'adlernest round 2 · waiting for its round 1',
  ],
];

it('reports the status of a round, and invents no teams for it', async () => {
  const test = await createTestDatabase();
  try {
    await importFiles(
      test.db,
      LONE.map(([file]) => file),
    );
    const context = contextOf(test.db, ['default']);
    for (const [file, head, line] of LONE) {
      const { id } = await test.db
        .selectFrom('etlegacy.rounds')
        .select('id')
        .where('file', '=', file.name)
        .executeTakeFirstOrThrow();
      const reply = await showRound(context, formatId(id));
      const card = await fetchMatch(test.db, id);
      if (reply.kind !== 'reply' || card === undefined) throw new Error(JSON.stringify(reply));
      const words = textOf(reply);
      expect(words.split('\n-# ')[0]).toBe(head);
      expect(words).not.toMatch(/Nobody|0v0|–/);
      expect(picturesOf(reply)).toEqual([]);
      expect(formatRoundLine(card)).toEqual([line]);
    }
  } finally {
    await test.close();
  }
});

it('says of a round two that its round one is there and does not fit, and counts nothing of an evening without rounds', async () => {
  const test = await createTestDatabase();
  try {
    const lost = { label: 2, players: crew({ kills: 4, minutes: 10, rounds: 1 }) } as const;
    const files = [
      roundFile({ at: '2031-02-01 20:00:00', map: 'oasis', ...lost }),
      roundFile({ at: '2031-02-03 20:00:00', map: 'radar' }),
      roundFile({
        at: '2031-02-03 20:10:00',
        map: 'radar',
        header: { limit: '6:00', next: '6:00' },
        ...lost,
      }),
      roundFile({ at: '2031-02-05 20:00:00', map: 'supply' }),
    ];
    await importFiles(test.db, files);
    const [lone, , misfit] = await test.db
      .selectFrom('etlegacy.rounds')
      .select(['id', 'status', 'session_id'])
      .orderBy('ended_at')
      .execute();
    expect([lone?.status, misfit?.status]).toEqual(['orphan', 'orphan']);
    const context = contextOf(test.db, ['default']);
    const footers = [lone, misfit].map(async (round) => {
      const reply = await showRound(context, formatId(round?.id ?? 0));
      return reply.kind === 'reply' ? reply.footer : JSON.stringify(reply);
    });
    expect(await Promise.all(footers)).toEqual([
      expect.stringContaining(' · partial: round 1 missing · '),
      expect.stringContaining(' · partial: no round 1 fits · '),
    ]);
    const print = async (session: number | null | undefined) => {
      const recap = await fetchSessionRecap(test.db, session ?? 0);
      return recap === undefined ? [] : formatRecap(recap);
    };
    const evening = await print(misfit?.session_id);
    expect(evening.find((text) => /^radar +none fits/.test(text))).toMatch(
      /none fits +held +does not count$/,
    );
    const nothing = await print(lone?.session_id);
    expect(nothing[1]).toMatch(/ · no round counts$/);
    expect(nothing.find((text) => text.startsWith('oasis '))).toMatch(/missing +held +does not count$/);
    const reply = await showRecap(context, formatId(lone?.session_id ?? 0), 'overview');
    expect(reply.kind === 'reply' ? textOf(reply) : '').not.toMatch(/0 players|1 map/);
  } finally {
    await test.close();
  }
});
