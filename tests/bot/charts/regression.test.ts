// Compares pictures with small reference images next to this file, as a person would see them. After an intended change:
// UPDATE_PICTURES=1 npx vitest run tests/bot/charts/regression.test.ts, then look at what changed.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderPicture } from '../../../bot/charts/render-picture.ts';
import { toEtPicture } from '../../../bot/etlegacy/pictures/to-et-picture.ts';
import { allKinds, allPictures } from './cases/all-pictures.ts';
import type { Case } from './cases/all-pictures.ts';
import { differ, shrink } from './support/compare-images.ts';

const TOLERANCE = 0.01;
const REFERENCES = new URL('references/', import.meta.url);

const MORE = new Set([
  'scoreboard: hard names',
  'overview: hard names',
  'compare: four',
  'deeds: hard names',
  'card: newcomer',
]);
const seen = new Set<string>();
/** The first case of every kind, and hard names of the two pictures that people see most. */
const chosen = allPictures.filter((one) => {
  const isFirst = !seen.has(one.picture.kind);
  seen.add(one.picture.kind);
  return isFirst || MORE.has(one.name);
});

function fileOf(one: Case): URL {
  return new URL(nameOf(one), REFERENCES);
}

function nameOf(one: Case): string {
  return `${one.name.replaceAll(/[^A-Za-z]+/gu, '-')}.png`;
}

describe('pictures', () => {
  it.each(chosen)('$name looks like its reference', async (one) => {
    const small = await shrink(await renderPicture(toEtPicture(one.picture)));
    const file = fileOf(one);
    if (process.env['UPDATE_PICTURES'] === '1') writeFileSync(file, small);
    expect(existsSync(file)).toBe(true);
    expect(await differ(readFileSync(file), small)).toBeLessThan(TOLERANCE);
  });

  it('are compared for every kind, and every reference is used', () => {
    expect(new Set(chosen.map((one) => one.picture.kind))).toEqual(new Set(allKinds));
    const wanted = new Set(chosen.map(nameOf));
    const left = readdirSync(REFERENCES).filter((file) => !wanted.has(file));
    if (process.env['UPDATE_PICTURES'] === '1') for (const file of left) rmSync(new URL(file, REFERENCES));
    else expect(left).toEqual([]);
  });

  it('detects that another player leads', async () => {
    const one = allPictures.find(({ name }) => name === 'scoreboard: three a side');
    if (one?.picture.kind !== 'scoreboard') throw new Error('no such case');
    const { props } = one.picture;
    const [a, b] = props.teams;
    const swapped = { ...props, teams: [{ ...a, players: a.players.toReversed() }, b] as const };
    const before = await shrink(await renderPicture(toEtPicture(one.picture)));
    const after = await shrink(await renderPicture(toEtPicture({ kind: 'scoreboard', props: swapped })));
    expect(await differ(before, after)).toBeGreaterThan(TOLERANCE);
  });
});
