// What the views say of game types and logs in which something that stopwatch has is missing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareTexts } from '../../../core/compare-texts.ts';
import { buildOpenerReply } from '../../../bot/etlegacy/replies/recap/opener-reply.ts';
import { showBoard } from '../../../bot/etlegacy/views/show-board.ts';
import { showCompare } from '../../../bot/etlegacy/views/show-compare.ts';
import { showPlayer as showCard } from '../../../bot/etlegacy/views/show-player.ts';
import { showRecap } from '../../../bot/etlegacy/views/show-recap.ts';
import { showPlayer as showOnMap, showRound } from '../../../bot/etlegacy/views/show-round.ts';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import { checkLimits } from '../../../bot/framework/reply/check-limits.ts';
import type { Outcome, Reply } from '../../../bot/framework/reply/reply.ts';
import { wordingFor } from '../../../bot/framework/wording.ts';
import type { SimulationOptions } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { fetchBoard } from '../../../stats/etlegacy/boards/fetch-board.ts';
import { findBoardStat } from '../../../stats/etlegacy/catalogue/find-stat.ts';
import { everySession } from '../../../stats/etlegacy/periods/covered-rows.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { contextOf } from '../../support/faces/context-of.ts';
import { isEtPicture } from '../../support/faces/is-et-picture.ts';
import { picturesOf, textOf } from '../../support/faces/prove-faces.ts';
import { simulateFiles } from '../../support/faces/prove-single-evening.ts';
import { wordsOf } from '../../support/faces/read-words.ts';

let test: TestDatabase;
let context: ReturnType<typeof contextOf>;

/** Each group of tests reads an evening of its own. */
function playBefore(options: SimulationOptions): void {
  beforeAll(async () => {
    test = await createTestDatabase();
    context = contextOf(test.db, ['default']);
    await importFiles(test.db, simulateFiles(options), { zone: 'UTC' });
  });
  afterAll(() => test.close());
}

/** Two team mates of the last round, and an opponent. */
async function findPlayers(): Promise<readonly [string, string, string]> {
  const rows = (await rowsOf(test.db, 'player-rounds')).filter(({ sessionId }) => sessionId !== null);
  const of = (team: string) =>
    rows
      .filter((row) => row['roundId'] === rows.at(-1)?.['roundId'] && row['team'] === team)
      .map(({ guid }) => String(guid));
  const [[a = '', b = ''], [c = '']] = [of('axis'), of('allies')];
  return [a, b, c];
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

async function boardOf(stat: string): Promise<Reply> {
  return replyOf(await showBoard(context, { stat, period: 'all', map: '', minRounds: null, at: 'f1' }));
}

async function cardOf(player: string, tab: 'form' | 'rivals'): Promise<string> {
  return allTextOf(replyOf(await showCard(context, { player, tab, period: 'all' })));
}

describe('last man standing', () => {
  playBefore({ gameType: 'lms' });

  it('has rounds of its own, which no face numbers or calls maps', async () => {
    const [a, b, c] = await findPlayers();
    const form = await cardOf(a, 'form');
    expect(form).toMatch(/^map +K /m);
    expect(form).toMatch(/Newest first: \w+ \d+; /);
    expect(labelsOf(replyOf(await showOnMap(context, 'latest', a)))).toContain('The whole round');
    const mates = textOf(replyOf(await showCompare(context, [a, b], 'all')));
    expect(mates).toMatch(/ of \d+ rounds? won together/);
    const opponents = textOf(replyOf(await showCompare(context, [a, c], 'all')));
    expect(opponents).toMatch(/ in \d+ rounds? against each other/);
    expect(`${mates}${opponents}`).not.toMatch(/\bmaps?\b/);
  });

  it('shows the rounds of a map as one tile with their score, which adds up to that of the evening', async () => {
    const [slot] = picturesOf(replyOf(await showRecap(context, 'latest', 'overview')));
    const overview = slot?.picture;
    if (overview === undefined || !isEtPicture(overview) || overview.kind !== 'overview')
      throw new Error('no overview');
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

  it('begins with a message that counts what it leaves out as what it is', async () => {
    const [session] = await test.db.selectFrom('etlegacy.sessions').select('id').execute();
    const recap = await fetchSessionRecap(test.db, session?.id ?? 0);
    const [round] = recap?.maps ?? [];
    if (recap === undefined || round === undefined) throw new Error('no evening');
    const opened = (maps: SessionRecap['maps']) =>
      textOf(buildOpenerReply({ ...recap, maps }, wordingFor(context)));
    const rounds = Array.from({ length: 17 }, () => round);
    expect(opened(rounds)).toContain('2 rounds before these');
    const campaign = { ...round, gameType: 'campaign' } as const;
    expect(opened([campaign, ...rounds])).toContain('3 maps and rounds before these');
    expect(opened([campaign, ...rounds.slice(2)])).toContain('1 map before these');
  });
});

describe('campaign', () => {
  playBefore({ gameType: 'campaign' });

  it('tells an attack that did not get through as stopped: the defenders are who held', async () => {
    const held = (await rowsOf(test.db, 'rounds')).find(({ outcome }) => outcome !== 'completed');
    const reply = replyOf(await showRound(context, String(held?.['id'])));
    expect(textOf(reply)).toContain(' held against ');
    const alt = picturesOf(reply).map(({ picture }) => picture.alt);
    expect(alt.join()).toMatch(/ stopped at \d+:\d\d, .* defended/);
    expect(alt.join()).not.toContain('held');
  });

  it('has no board of what only logs tell without one, and says so', async () => {
    const reply = await boardOf('trades');
    expect(textOf(reply)).toContain('No round has an event log, all time.');
    // The menu of stats shows which one it is.
    expect(JSON.stringify(reply.blocks)).toMatch(/"value":"trades","default":true/);
  });
});

describe('a log of deaths alone', () => {
  playBefore({ format: 'json', script: '1.2.7', maps: 1 });

  it('tells no damage, no classes and no life, and nothing of it is 0 or has a button', async () => {
    const [a] = await findPlayers();
    expect((await rowsOf(test.db, 'rounds')).map(({ log }) => log)).toContain('whole');
    const labels = labelsOf(replyOf(await showRound(context, 'latest')));
    expect(labels).toContain('Who killed whom · Kills over time');
    expect(labels).not.toMatch(/Damage over time|Classes/);
    expect(textOf(await boardOf('longest_life'))).toMatch(
      /\d+ players played, all time, and too few of their rounds tell it/,
    );
    expect(textOf(await boardOf('trades'))).toMatch(/1 +\S+/);
    expect(await cardOf(a, 'rivals')).toMatch(/Longest life +–/);
  });
});

describe('sprees and multikills', () => {
  playBefore({ format: 'both', plain: true });

  it.each([
    ['spree', 'log_spree'],
    ['multikills', 'log_multikills'],
  ])('%s is the same by the log and by the counters of the text script', async (counted, logged) => {
    expect((await rowsOf(test.db, 'rounds')).every(({ log }) => log === 'whole')).toBe(true);
    const [a = [], b] = await Promise.all([counted, logged].map(valuesOf));
    expect(a.length).toBeGreaterThan(5);
    expect(Math.max(...a.map(([, value]) => value))).toBeGreaterThan(2);
    expect(b).toEqual(a);
  });
});

async function valuesOf(key: string): Promise<[player: string, value: number][]> {
  const stat = findBoardStat(key);
  if (stat === undefined) throw new Error(key);
  const { rows } = await fetchBoard(test.db, { stat, scope: everySession(['default']) }, { from: 1 }, 50);
  return rows
    .map(({ playerKey, value }): [string, number] => [playerKey, value])
    .toSorted(([a], [b]) => compareTexts(a, b));
}
