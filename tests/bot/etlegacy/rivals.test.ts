// Rivals on a player's card, in a comparison and in a recap, compared with a count of the exported events.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainName } from '../../../bot/charts/text/name-run.ts';
import { showCompare } from '../../../bot/etlegacy/views/show-compare.ts';
import { showPlayer } from '../../../bot/etlegacy/views/show-player.ts';
import { showRecap } from '../../../bot/etlegacy/views/show-recap.ts';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import { checkLimits } from '../../../bot/framework/reply/check-limits.ts';
import type { Outcome, Reply } from '../../../bot/framework/reply/reply.ts';
import { storePrivacy } from '../../../people/settings.ts';
import { storeLink } from '../../../people/store-link.ts';
import { contextOf } from '../../support/faces/context-of.ts';
import { isEtPicture } from '../../support/faces/is-et-picture.ts';
import { picturesOf, textOf } from '../../support/faces/prove-faces.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { drawEvening, loggedFile } from '../../support/etlegacy/logged-rounds.ts';
import { crew, roundFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const NAMES = ['^1Max^2imil^3ian', '@everyone', '侍の名前', '**bold**'];

let test: TestDatabase;
let score: (a: string, b: string) => number;
let guids: string[];
beforeAll(async () => {
  test = await createTestDatabase();
  const evening = drawEvening(11, { perSide: 2, maps: 2, second: 1_770_000_000, names: NAMES });
  await importFiles(test.db, evening.map(loggedFile));
  const kills = (await rowsOf(test.db, 'events')).filter(({ kind }) => kind === 'kill');
  score = (a, b) => kills.filter((event) => event['player'] === a && event['victim'] === b).length;
  guids = [
    ...new Set((await rowsOf(test.db, 'player-rounds')).map((line) => String(line['guid']))),
  ].toSorted();
});
afterAll(() => test.close());

function context(isOperator = true, server = 'default') {
  const own = contextOf(test.db, [server]);
  return { ...own, viewer: { ...own.viewer, isOperator } };
}

function replyOf(outcome: Outcome): Reply {
  if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome));
  expect(checkLimits(buildMessage(outcome))).toEqual([]);
  return outcome;
}

async function rivalsOf(player: string, isOperator = true) {
  const wanted = { player, tab: 'rivals', period: 'all' } as const;
  return replyOf(await showPlayer(context(isOperator), wanted));
}

it('a card has a page of rivals with the score counted from the events, in the picture and in words', async () => {
  for (const own of guids) {
    const reply = await rivalsOf(own);
    const [slot] = picturesOf(reply);
    if (slot === undefined || !isEtPicture(slot.picture) || slot.picture.kind !== 'rivals')
      throw new Error('no rivals');
    const { rows, picks } = slot.picture.props;
    const counted = guids
      .map((other) => [score(own, other), score(other, own)])
      .filter(([kills = 0, deaths = 0]) => kills + deaths > 0)
      .toSorted(([a = 0, b = 0], [c = 0, d = 0]) => c + d - a - b || c - a);
    expect(rows.map(({ kills, deaths }) => [kills, deaths])).toEqual(counted);
    expect(picks[0]?.rival?.kills).toBe(Math.max(...counted.map(([kills = 0]) => kills)));
    expect(picks[1]?.rival?.deaths).toBe(Math.max(...counted.map(([, deaths = 0]) => deaths)));
    const words = JSON.stringify(slot.instead);
    for (const { nameRuns, kills, deaths } of rows) {
      expect(words).toMatch(new RegExp(` ${kills} +${deaths}\\\\n`));
      expect(slot.picture.alt).toContain(`${plainName(nameRuns)} ${kills} : ${deaths}`);
    }
    expect(textOf(reply)).toMatch(/First kills +\d/);
  }
});

it('a card without an event log has no page of rivals', async () => {
  const tab = [
    roundFile({ at: '2031-02-03 20:00:00', map: 'oasis' }),
    roundFile({ at: '2031-02-03 20:10:00', map: 'oasis', label: 2, players: crew({ minutes: 10 }) }),
  ];
  await importFiles(test.db, tab, { server: 'tab' });
  const [line] = await rowsOf(test.db, 'player-rounds', 'tab');
  const wanted = { player: String(line?.['guid']), tab: 'overview', period: 'all' } as const;
  const plain = replyOf(await showPlayer(context(true, 'tab'), wanted));
  expect(JSON.stringify(plain.blocks)).not.toContain('"Rivals"');
  const logged = replyOf(await showPlayer(context(), { ...wanted, player: String(guids[0]) }));
  expect(JSON.stringify(logged.blocks)).toContain('"Rivals"');
});

it('a comparison contains the kills of both players on each other', async () => {
  const [a = '', , b = ''] = guids;
  const reply = replyOf(await showCompare(context(), [a, b], 'all'));
  expect(textOf(reply)).toMatch(new RegExp(` ${score(a, b)} : ${score(b, a)} .* in kills on each other`));
});

it('a recap has one line about the two players who met most, and the matrix of the evening', async () => {
  const overview = replyOf(await showRecap(context(), 'latest', 'overview'));
  const pairs = guids.flatMap((a, at) => guids.slice(at + 1).map((b) => [score(a, b), score(b, a)]));
  const [most = [], next = []] = pairs.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => c + d - a - b);
  const sum = (pair: readonly number[]) => pair.reduce((total, kills) => total + kills, 0);
  expect(sum(most)).toBeGreaterThan(sum(next));
  const [high, low] = [Math.max(...most), Math.min(...most)];
  expect(textOf(overview)).toMatch(new RegExp(`Duel of the evening: .* ${high} : ${low} `));
  const duels = replyOf(await showRecap(context(), 'latest', 'duels'));
  const [slot] = picturesOf(duels);
  if (slot === undefined || !isEtPicture(slot.picture) || slot.picture.kind !== 'killMatrix')
    throw new Error('no matrix');
  const total = slot.picture.props.players.reduce((kills, player) => kills + player.kills, 0);
  expect(total).toBe(pairs.reduce((kills, pair) => kills + sum(pair), 0));
});

it('a player with a private card is never named as a rival or in a duel', async () => {
  const [hidden = '', , other = ''] = guids;
  const name = 'Maximilian';
  await storeLink(test.db, { game: 'etlegacy', account: '5', place: 'dm' }, [hidden]);
  await storePrivacy(test.db, '5', 'private');
  const rivals = await rivalsOf(other, false);
  expect(JSON.stringify(rivals)).not.toMatch(new RegExp(`${name}|${hidden}`));
  expect(textOf(rivals) + JSON.stringify(picturesOf(rivals))).toContain('keeps the card private');
  const recap = replyOf(await showRecap(context(false), 'latest', 'overview'));
  expect(
    textOf(recap)
      .split('\n')
      .find((line) => line.startsWith('Duel')),
  ).not.toContain(name);
  const duels = replyOf(await showRecap(context(false), 'latest', 'duels'));
  expect(JSON.stringify(picturesOf(duels)).replaceAll(`Team ${name}`, '')).not.toMatch(
    new RegExp(`${name}|${hidden}`),
  );
});
