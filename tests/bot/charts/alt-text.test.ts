import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { toEtPicture } from '../../../bot/etlegacy/pictures/to-et-picture.ts';
import type { EtPicture } from '../../../bot/etlegacy/pictures/picture-props.ts';
import { joinAltText } from '../../../bot/charts/text/alt-text.ts';
import { plainName } from '../../../bot/charts/text/name-run.ts';
import type { NameRun } from '../../../bot/charts/text/name-run.ts';
import type { Mark } from '../../../bot/charts/drawing/scene.ts';
import { layoutEtPicture } from './support/layout-et-picture.ts';
import { allKinds, allPictures } from './cases/all-pictures.ts';
import { overviewCases } from './cases/overview-cases.ts';
import { scoreboardCases } from './cases/scoreboard-cases.ts';

/** Discord rejects longer descriptions. */
const LONGEST = 1024;

describe.each(allPictures.map((one) => [one.name, one.picture] as const))('alt text of %s', (_, picture) => {
  const text = toEtPicture(picture).alt;

  it('stays within the limit and ends with a complete item', () => {
    expect(text.length).toBeGreaterThan(20);
    expect(text.length).toBeLessThanOrEqual(LONGEST);
    expect(text).toMatch(/[.;]$/u);
  });

  it('writes no broken values, colour codes or control characters', () => {
    expect(text).not.toMatch(/NaN|undefined|Infinity|null|\[object|[\p{Cc}\u202A-\u202E]/u);
  });
});

/** Whether the text lists all rows. */
function isWhole(text: string): boolean {
  return !/ And \d+ more\.$/u.test(text);
}

/** The numbers a person reads in a picture, without the scale of an axis and the number of omitted rows. */
function numbersOf(picture: EtPicture): string[] {
  const { marks } = layoutEtPicture(picture);
  const lines = marks.filter((mark) => mark.kind === 'line');
  const isTick = (mark: Mark): boolean =>
    WITH_AXES.has(picture.kind) &&
    mark.kind === 'text' &&
    lines.some(
      ({ from, to }) => isBeside(middleOf(mark), [from, to], 1) || isBeside(centreOf(mark), [from, to], 0),
    );
  return marks
    .filter((mark) => !isTick(mark))
    .flatMap((mark) =>
      mark.kind === 'text' ? mark.runs.map((run) => run.text.replaceAll('\u2009', '')) : [],
    )
    .filter((text) => !/^(?:and|\+) \d+ more$/u.test(text))
    .flatMap(readNumbers);
}

const WITH_AXES: ReadonlySet<string> = new Set(['form', 'roundLine', 'damageTime', 'classes']);

type Point = readonly [number, number];

/** Whether a straight line crosses this coordinate on the vertical (1) or horizontal (0) axis. */
function isBeside(at: number, [from, to]: readonly [Point, Point], axis: 0 | 1): boolean {
  return from[axis] === to[axis] && Math.abs(at - from[axis]) < 0.5;
}

/** 41.2k, 7:42, 36%: a punctuation mark after a number belongs to the sentence. */
function readNumbers(text: string): string[] {
  return (text.match(/\d[\d:.k]*%?/gu) ?? []).map((number) => number.replace(/[.:]+$/u, ''));
}

/** Returns every player in the props. */
function namesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'nameRuns' in value && isName(value.nameRuns) ? [plainName(value.nameRuns)] : [];
  return [...own, ...Object.values(value).flatMap(namesOf)];
}

function isName(value: unknown): value is NameRun[] {
  return Array.isArray(value) && value.every((run: unknown) => typeof run === 'object' && run !== null);
}

function middleOf(mark: Extract<Mark, { kind: 'text' }>): number {
  return mark.box.y + mark.box.h / 2;
}

function centreOf(mark: Extract<Mark, { kind: 'text' }>): number {
  return mark.box.x + mark.box.w / 2;
}

describe('alt text', () => {
  it.each(allKinds)('of %s contains every name and every number of the picture', (kind) => {
    const whole = allPictures.filter(
      ({ picture }) => picture.kind === kind && isWhole(toEtPicture(picture).alt),
    );
    expect(whole.length).toBeGreaterThan(0);
    for (const { name, picture } of whole) {
      const text = toEtPicture(picture).alt;
      const said = new Set(readNumbers(text));
      const missing = [
        ...numbersOf(picture).filter((number) => !said.has(number)),
        ...namesOf(picture.props).filter((player) => !text.includes(player)),
      ];
      expect({ name, missing }).toEqual({ name, missing: [] });
    }
  });

  it('names the winner, the times and every player of a scoreboard', () => {
    const props = scoreboardCases['six a side'];
    if (props === undefined) throw new Error('no such case');
    const text = toEtPicture({ kind: 'scoreboard', props }).alt;
    expect(text).toContain('Team Kestrel wins: Team Kestrel 7:42, Team Otter 9:10');
    const players = props.teams.flatMap((team) => team.players);
    for (const player of players) expect(text).toContain(`${plainName(player.nameRuns)} `);
    expect(text).toContain('vektor (best player) 31/14, DPM 412, damage 5204, 41%, 0 rev');
  });

  it('names score, highlights and the best player of an evening', () => {
    const props = overviewCases['twelve players'];
    if (props === undefined) throw new Error('no such case');
    const text = toEtPicture({ kind: 'overview', props }).alt;
    for (const fact of [
      'A Team Kestrel 7 against B Team Otter 3, 2 draws',
      'Most revives: Kazimir, 34 revives',
      'vektor (A) (best player) 388, 214, 131',
    ])
      expect(text).toContain(fact);
  });

  it('says how many rows it omits', () => {
    const items = Array.from({ length: 100 }, (_, index) => `player ${index} did something worth telling;`);
    const text = joinAltText('Opening.', items);
    const told = text.match(/worth telling;/gu)?.length ?? 0;
    expect(text.endsWith(` And ${100 - told} more.`)).toBe(true);
  });

  test.prop([fc.string({ maxLength: 3000 }), fc.array(fc.string({ maxLength: 600 }), { maxLength: 60 })])(
    'never exceeds the limit',
    (opening, items) => {
      expect(joinAltText(opening, items).length).toBeLessThanOrEqual(LONGEST);
    },
  );
});
