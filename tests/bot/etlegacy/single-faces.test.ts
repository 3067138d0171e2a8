// What the views say of game types and logs in which something that stopwatch has is missing.
import { describe, expect, it } from 'vitest';
import { showBoard } from '../../../bot/etlegacy/views/show-board.ts';
import { showCompare } from '../../../bot/etlegacy/views/show-compare.ts';
import { showPlayer as showCard } from '../../../bot/etlegacy/views/show-player.ts';
import { showRecap } from '../../../bot/etlegacy/views/show-recap.ts';
import { showPlayer as showOnMap, showRound } from '../../../bot/etlegacy/views/show-round.ts';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import { checkLimits } from '../../../bot/framework/reply/check-limits.ts';
import type { Outcome, Reply } from '../../../bot/framework/reply/reply.ts';
import type { SimulationOptions } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { contextOf } from '../../support/faces/context-of.ts';
import { isEtPicture } from '../../support/faces/is-et-picture.ts';
import { picturesOf, textOf } from '../../support/faces/prove-faces.ts';
import { simulateFiles } from '../../support/faces/prove-single-evening.ts';
import { wordsOf } from '../../support/faces/read-words.ts';

type Faces = {
  readonly test: TestDatabase;
  readonly context: ReturnType<typeof contextOf>;
  /** Two team mates of the last round, and an opponent. */
  readonly players: readonly [string, string, string];
};

async function play(options: SimulationOptions, read: (faces: Faces) => Promise<void>): Promise<void> {
  const test = await createTestDatabase();
  try {
    await importFiles(test.db, simulateFiles(options), { zone: 'UTC' });
    const rows = await rowsOf(test.db, 'player-rounds');
    const last = rows.findLast(({ sessionId }) => sessionId !== null)?.['roundId'];
    const of = (team: string) =>
      rows
        .filter(({ roundId }) => roundId === last)
        .filter((row) => row['team'] === team)
        .map(({ guid }) => String(guid));
    const [[a = '', b = ''], [c = '']] = [of('axis'), of('allies')];
    await read({ test, context: contextOf(test.db, ['default']), players: [a, b, c] });
  } finally {
    await test.close();
  }
}

function replyOf(outcome: Outcome): Reply {
  if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome));
  expect(checkLimits(buildMessage(outcome))).toEqual([]);
  return outcome;
}

function allTextOf(reply: Reply): string {
  const drawn = picturesOf(reply).flatMap((slot) => [wordsOf(slot), slot.picture.alt]);
  return [textOf(reply), ...drawn].join('\n');
}

function labelsOf({ blocks }: Reply): string {
  return [...JSON.stringify(blocks).matchAll(/"label":"([^"]*)"/g)].map(([, label]) => label).join(' · ');
}

const board = (stat: string) => ({ stat, period: 'all', map: '', minRounds: null, at: 'f1' });

describe('last man standing', () => {
  it('has rounds of its own, which no face numbers or calls maps', async () => {
    await play({ gameType: 'lms' }, async ({ context, players: [a, b, c] }) => {
      const form = allTextOf(
        replyOf(await showCard(context, { player: a, tab: 'form', period: 'all' } as const)),
      );
      expect(form).toMatch(/^map +K /m);
      expect(form).toMatch(/Newest first: \w+ \d+; /);
      const one = replyOf(await showOnMap(context, 'latest', a));
      expect(labelsOf(one)).toContain('The whole round');
      const mates = textOf(replyOf(await showCompare(context, [a, b], 'all')));
      expect(mates).toMatch(/ of \d+ rounds? won together/);
      const opponents = textOf(replyOf(await showCompare(context, [a, c], 'all')));
      expect(opponents).toMatch(/ in \d+ rounds? against each other/);
      expect(`${mates}${opponents}`).not.toMatch(/\bmaps?\b/);
    });
  });
});

describe('an evening of last man standing', () => {
  it('shows the rounds of a map as one tile with their score, which adds up to that of the evening', async () => {
    await play({ gameType: 'lms' }, async ({ test, context }) => {
      const reply = replyOf(await showRecap(context, 'latest', 'overview'));
      const overview = picturesOf(reply).map(({ picture }) => picture)[0];
      if (overview === undefined || !isEtPicture(overview) || overview.kind !== 'overview')
        throw new Error('none');
      const { maps, blocks } = overview.props;
      const rounds = (await rowsOf(test.db, 'rounds')).filter(({ sessionId }) => sessionId !== null);
      const played = [...Map.groupBy(rounds, ({ map }) => String(map)).values()];
      expect(maps.map(({ map }) => map)).toEqual(played.map(([first]) => first?.['map']));
      expect(maps.map(({ score = [0, 0] }) => score[0] + score[1])).toEqual(
        played.map((of) => of.filter(({ winner }) => winner !== null).length),
      );
      for (const team of [0, 1] as const)
        expect(maps.reduce((sum, { score }) => sum + (score?.[team] ?? 0), 0)).toBe(blocks[0]?.[team].won);
      expect(overview.alt).toMatch(/: Team [^,]+, \d+ against \d+ rounds;/);
    });
  });
});

describe('campaign', () => {
  it('tells an attack that did not get through as stopped: the defenders are who held', async () => {
    await play({ gameType: 'campaign' }, async ({ test, context }) => {
      const held = (await rowsOf(test.db, 'rounds')).find(({ outcome }) => outcome !== 'completed');
      const reply = replyOf(await showRound(context, String(held?.['id'])));
      expect(textOf(reply)).toContain(' held against ');
      const alt = picturesOf(reply).map(({ picture }) => picture.alt);
      expect(alt.join()).toMatch(/ stopped at \d+:\d\d, .* defended/);
      expect(alt.join()).not.toContain('held');
    });
  });

  it('has no board of what only logs tell without one, and says so', async () => {
    await play({ gameType: 'campaign' }, async ({ context }) => {
      const reply = replyOf(await showBoard(context, board('trades')));
      expect(textOf(reply)).toContain('No round has an event log, all time.');
      // The menu of stats shows which one it is.
      expect(JSON.stringify(reply.blocks)).toMatch(/"value":"trades","default":true/);
    });
  });
});

describe('a log of deaths alone', () => {
  it('tells no damage, no classes and no life, and nothing of it is 0 or has a button', async () => {
    await play({ format: 'json', script: '1.2.7' }, async ({ test, context, players: [a] }) => {
      expect((await rowsOf(test.db, 'rounds')).map(({ log }) => log)).toContain('whole');
      const labels = labelsOf(replyOf(await showRound(context, 'latest')));
      expect(labels).toContain('Who killed whom · Kills over time');
      expect(labels).not.toMatch(/Damage over time|Classes/);
      const life = textOf(replyOf(await showBoard(context, board('longest_life'))));
      expect(life).toMatch(/\d+ players played, all time, and too few of their rounds tell it/);
      const trades = textOf(replyOf(await showBoard(context, board('trades'))));
      expect(trades).toMatch(/1 +\S+/);
      const rivals = textOf(
        replyOf(await showCard(context, { player: a, tab: 'rivals', period: 'all' } as const)),
      );
      expect(rivals).toMatch(/Longest life +–/);
    });
  });
});
