// One name, whatever a player typed, in every face: words, pictures, alt texts, completion, terminal and export.
import { fc, test as property } from '@fast-check/vitest';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colorName, plainName } from '../../bot/charts/text/name-run.ts';
import { COMPLETERS } from '../../bot/etlegacy/completers/completers.ts';
import { openNameBook } from '../../bot/etlegacy/pictures/from-stats/name-book.ts';
import { showRecap } from '../../bot/etlegacy/views/show-recap.ts';
import { formatRecap } from '../../cli/etlegacy/recap-text/format-recap.ts';
import { stripColors } from '../../core/color-codes.ts';
import { fetchRawNames } from '../../stats/etlegacy/players/fetch-raw-names.ts';
import { fetchSessionRecap } from '../../stats/etlegacy/recap/fetch-session-recap.ts';
import { findSession } from '../../stats/etlegacy/sessions/find-session.ts';
import { cleanName, fitCells } from '../../wording/clean-name.ts';
import { contextOf } from '../support/faces/context-of.ts';
import { picturesOf } from '../support/faces/prove-faces.ts';
import { readScene } from '../support/faces/read-scene.ts';
import { wordsOf } from '../support/faces/read-words.ts';
import { importFiles, rowsOf } from '../support/etlegacy/import-files.ts';
import { type Halves, keyOf, stopwatchMatch } from '../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

/** What was typed, and what everybody reads. */
const NAMES = [
  ['^^double', 'ouble'],
  ['^^1up', 'up'],
  ['a^^^1b', 'ab'],
  ['^1Red^7White', 'RedWhite'],
  ['^1^2', 'unnamed'],
  ['Z\u0351\u0352\u0353algo', 'Zalgo'],
  ['tail^', 'tail^'],
] as const;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const deeds = { kills: 5, deaths: 5, damage: 1000, received: 1000, shots: 100, hits: 30 };
  const team = (rest: 0 | 1): Record<string, Halves> =>
    Object.fromEntries(
      NAMES.flatMap(([as], i) => {
        const own = { ...deeds, kills: 5 + i, as };
        return i % 2 === rest ? [[as, [own, own]]] : [];
      }),
    );
  await importFiles(test.db, stopwatchMatch({ at: '2031-02-03 21:10:00', first: team(0), second: team(1) }));
});
afterAll(() => test.close());

it('is the same in the recap, its pictures, their alt texts, completion, the terminal and the export', async () => {
  const context = contextOf(test.db, ['default']);
  const found = await findSession(test.db, 'latest', ['default']);
  const recap = found.ok ? await fetchSessionRecap(test.db, found.sessionId) : undefined;
  if (recap === undefined) throw new Error('no recap');
  const reply = await showRecap(context, 'latest', 'overview');
  if (reply.kind !== 'reply') throw new Error(JSON.stringify(reply));
  const slots = picturesOf(reply);
  const drawn = slots.flatMap(({ picture }) => readScene(picture).flatMap(({ texts }) => texts));
  const choices = (await COMPLETERS['player']?.(context, '', {})) ?? [];
  const exported = await rowsOf(test.db, 'players');
  const rawNames = await fetchRawNames(
    test.db,
    ['default'],
    NAMES.map(([raw]) => keyOf(raw)),
  );
  for (const [raw, shown] of NAMES) {
    const playerKey = keyOf(raw);
    const name = recap.players.find((player) => player.playerKey === playerKey)?.name ?? 'missing';
    expect({
      words: slots.some((slot) => new RegExp(`^${RegExp.escape(shown)} `, 'm').test(wordsOf(slot))),
      drawn: drawn.some(({ text }) => text === shown),
      alt: slots.some(({ picture }) => picture.alt.includes(`${shown} `)),
      book: colorName(openNameBook(rawNames)({ playerKey, name }))
        .map(({ text }) => text)
        .join(''),
      choice: choices.find(({ value }) => value === playerKey)?.name.split(' - ')[0],
      terminal: formatRecap(recap).some((line) => line.startsWith(`${shown} `)),
      exported: cleanName(String(exported.find((row) => row['playerKey'] === playerKey)?.['name'])),
    }).toEqual({
      words: true,
      drawn: true,
      alt: true,
      book: shown,
      choice: shown,
      terminal: true,
      exported: shown,
    });
  }
});

describe('a picture', () => {
  const piece = fc.oneof(
    fc.constantFrom('^', '^^', '^1', '^x', ' ', '\u200B', '\u0301', '漢', 'ש', '\uE000', '\u202E'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );

  property.prop([fc.array(piece, { maxLength: 12 })])('writes any name as words do', (pieces) => {
    const raw = pieces.join('');
    const runs = openNameBook(new Map([['K', raw]]))({ playerKey: 'K', name: stripColors(raw) });
    const words = cleanName(stripColors(raw));
    expect(words).toBe(cleanName(raw));
    expect(plainName(runs)).toBe(words);
    expect(
      colorName(runs)
        .map(({ text }) => text)
        .join('')
        .trim(),
    ).toBe(words);
    expect(stringWidth(fitCells(words, 16))).toBeLessThanOrEqual(16);
  });
});
