import { describe, expect, it } from 'vitest';
import { measureText } from '../../../bot/charts/drawing/text/measure-text.ts';
import { layoutEtPicture } from './support/layout-et-picture.ts';
import { SIZE, TYPE } from '../../../bot/charts/tokens.ts';
import { allKinds, allPictures } from './cases/all-pictures.ts';
import { findClipped, findOverlaps, listNumbers } from './support/measure-scene.ts';

it('is checked for every kind of picture', () => {
  expect(new Set(allPictures.map((one) => one.picture.kind))).toEqual(new Set(allKinds));
});

/** Cases with names that fit no cell. */
const HARD = /hard|long|wide|WWW|symbol|hundred/u;

describe.each(allPictures.map((one) => [one.name, one.picture] as const))('%s', (name, picture) => {
  const scene = layoutEtPicture(picture);

  it('has no text on top of other ink', () => {
    expect(findOverlaps(scene)).toEqual([]);
  });

  it('keeps everything inside its cell and the card', () => {
    expect(findClipped(scene)).toEqual([]);
  });

  it('never truncates a number', () => {
    const numbers = scene.marks.flatMap((mark) => (mark.kind === 'text' && mark.style.tabular ? [mark] : []));
    const words = numbers.map((mark) => mark.runs.map((run) => run.text).join(''));
    expect(words.filter((word) => word.includes('…'))).toEqual([]);
  });

  it.skipIf(HARD.test(name))('truncates no words where names have an ordinary length', () => {
    const words = scene.marks.flatMap((mark) =>
      mark.kind === 'text' ? [mark.runs.map((run) => run.text).join('')] : [],
    );
    expect(words.filter((word) => word.includes('…'))).toEqual([]);
  });

  it('is 1000 wide and has no text below the minimum size', () => {
    expect(scene.width).toBe(SIZE.width);
    const sizes = scene.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.style.size] : []));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(TYPE.floor);
  });

  it('places marks at finite coordinates and writes no invalid numbers', () => {
    expect(listNumbers(scene).filter((value) => !Number.isFinite(value))).toEqual([]);
    const words = scene.marks.flatMap((mark) =>
      mark.kind === 'text' ? mark.runs.map((run) => run.text) : [],
    );
    expect(words.filter((word) => /NaN|undefined|Infinity|null|\[object|\^[0-9a-z]/u.test(word))).toEqual([]);
  });
});

it('leaves room between a score of tens and the signs of the teams', () => {
  const found = allPictures.find(({ name }) => name === 'overview: last man standing')?.picture;
  if (found?.kind !== 'overview') throw new Error('There is no overview');
  const [block] = found.props.blocks;
  if (block === undefined) throw new Error('There are no teams');
  const [a, b] = block;
  const blocks = [
    [
      { ...a, won: 14 },
      { ...b, won: 18 },
    ] as const,
  ];
  const { marks } = layoutEtPicture({ ...found, props: { ...found.props, blocks } });
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
  const of = (text: string) => texts.find(({ runs }) => runs.map((run) => run.text).join('') === text);
  const [score, left, right] = [of('14 : 18'), of(a.name), of(b.name)];
  if (score === undefined || left === undefined || right === undefined)
    throw new Error('Something is missing');
  const middle = SIZE.width / 2;
  const half = measureText('14 : 18', score.style) / 2;
  expect(half).toBeLessThan(115 - 12);
  expect(left.box.x + left.box.w).toBeLessThan(middle - half);
  expect(right.box.x).toBeGreaterThan(middle + half);
});

it('cuts the long name of a winning team, and not that it won', () => {
  const found = allPictures.map(({ picture }) => picture).find((one) => one.kind === 'scoreboard');
  if (found?.kind !== 'scoreboard') throw new Error('There is no scoreboard');
  const [first, second] = found.props.teams;
  const teams = [{ ...first, name: `Team ${'W'.repeat(32)}` }, second] as const;
  const { marks } = layoutEtPicture({ ...found, props: { ...found.props, winner: 0, teams } });
  const words = marks.flatMap((mark) =>
    mark.kind === 'text' ? [mark.runs.map((run) => run.text).join('')] : [],
  );
  expect(words).toContainEqual(expect.stringMatching(/^Team W+… wins$/));
});
