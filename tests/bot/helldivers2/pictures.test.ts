import { describe, expect, it } from 'vitest';
import { layouts } from '../../../bot/helldivers2/pictures/layouts.ts';
import { describeGalaxy } from '../../../bot/helldivers2/pictures/describe-galaxy.ts';
import { describePlanetDay } from '../../../bot/helldivers2/pictures/describe-planet-day.ts';
import type { GalaxyProps, PlanetDayProps } from '../../../bot/helldivers2/pictures/picture-props.ts';
import { galaxyProps } from '../../../bot/helldivers2/replies/galaxy-picture.ts';
import { planetDayProps } from '../../../bot/helldivers2/replies/planet-picture.ts';
import { findClipped, findOverlaps, listNumbers } from '../charts/support/measure-scene.ts';
import { CARD, NOW, warView } from '../../support/helldivers2/war-view.ts';

/** Planets on a spiral, several of them at the same position. */
const places = (count: number, far: number) =>
  Array.from({ length: count }, (_, planet) => ({
    planet,
    x: far * Math.cos(planet * 2.4) * Math.sqrt(planet / count),
    y: planet % 9 === 0 ? 0 : far * Math.sin(planet * 2.4) * Math.sqrt(planet / count),
  }));

const galaxy = (campaigns: number, far = 1): GalaxyProps =>
  galaxyProps(
    warView(campaigns, 0),
    {
      places: [
        ...places(campaigns, far),
        ...places(30, far).map((place) => ({ ...place, planet: place.planet + 100 })),
      ],
      lines: [
        [0, 1],
        [100, 101],
      ],
    },
    'en-GB',
  );
const day = (hoursLeft: number, points = CARD.day): PlanetDayProps => {
  const [front] = warView(1, 0).fronts;
  const event = { ...front!.planet.event!, expireAt: new Date(NOW.getTime() + hoursLeft * 3_600_000) };
  return planetDayProps({
    planet: { ...front!.planet, event },
    name: front!.name,
    day: points,
    until: NOW,
    net: 1.1,
  });
};

const SCENES = {
  'galaxy of 14 fronts': layouts.galaxy(galaxy(14)),
  'galaxy of 40 fronts': layouts.galaxy(galaxy(40)),
  'galaxy without fronts': layouts.galaxy(galaxy(0)),
  'galaxy that is wider than it may': layouts.galaxy(galaxy(5, 3)),
  'empty galaxy': layouts.galaxy({ detail: '0 divers', planets: [], lines: [], attacks: [] }),
  'day with a deadline': layouts.planetDay(day(5)),
  'day with a far deadline': layouts.planetDay(day(50)),
  'day of one sample': layouts.planetDay(day(5, CARD.day.slice(-1))),
  'day without samples': layouts.planetDay(day(5, [])),
};

describe.each(Object.entries(SCENES))('%s', (_, scene) => {
  it('has no overlapping text, nothing outside the card, and finite numbers', () => {
    expect(findOverlaps(scene)).toEqual([]);
    expect(findClipped(scene)).toEqual([]);
    expect(listNumbers(scene).every(Number.isFinite)).toBe(true);
  });
});

describe('the day of a planet', () => {
  it('draws gaps, and starts a new line with a new owner', () => {
    const at = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
    const { pct, nowAt } = day(5, [
      { at: at(100), pct: 90, owner: 1 },
      { at: at(95), pct: 91, owner: 1 },
      { at: at(90), pct: 50, owner: 2 },
      { at: at(30), pct: 48, owner: 2 },
      { at: at(20), pct: 47, owner: 2 },
    ]);
    const back = (minutes: number) => pct[nowAt - minutes / 5];
    expect([100, 95, 90, 60, 30, 25, 20, 0].map(back)).toEqual([90, null, 50, null, 48, 47.5, 47, 41.2]);
  });

  it('ends with what the newest status says, also of a planet that is ours and no longer sampled', () => {
    const [, , , free] = warView(4, 0).fronts;
    const planet = { ...free!.planet, campaign: null, owner: 1, liberationPct: 100 };
    const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
    const { pct, nowAt } = planetDayProps({
      planet,
      name: 'Crimsica',
      day: [
        { at: ago(240), pct: 99, owner: 2 },
        { at: ago(200), pct: 100, owner: 1 },
      ],
      until: NOW,
      net: null,
    });
    expect([48, 40, 20, 0].map((back) => pct[nowAt - back])).toEqual([99, 100, null, 100]);
  });

  it('writes the axis of percentages to 100 at most, in numbers that fit before it', () => {
    const [front] = warView(1, 0).fronts;
    const ticksOf = (from: number, until: number): string[] => {
      const event = { ...front!.planet.event!, pct: until };
      const points = [{ at: new Date(NOW.getTime() - 300_000), pct: from, owner: 1 }];
      const props = { planet: { ...front!.planet, event }, name: 'X', day: points, until: NOW, net: null };
      return layouts
        .planetDay(planetDayProps(props))
        .marks.flatMap((mark) => (mark.kind === 'text' ? [mark.runs.map(({ text }) => text).join('')] : []))
        .filter((text) => /^\d[\d.…]*$/.test(text));
    };
    for (const from of [0, 12.5, 50, 77, 84, 91.3, 94, 96.5, 98, 99.7]) {
      const ticks = ticksOf(from, 100).map(Number);
      expect(ticks.length, String(from)).toBeGreaterThan(1);
      expect(Math.max(...ticks), String(from)).toBeLessThanOrEqual(100);
    }
    // 22.5 without its unit, which the title has: with it there would be no room.
    expect(ticksOf(15.1, 22.4)).toContain('22.5');
    expect(ticksOf(15.1, 22.4).join()).not.toContain('…');
  });

  it('shows a deadline only when it is near', () => {
    expect(day(5)).toMatchObject({ nowAt: 288, deadlineAt: 348 });
    expect(day(50)).toMatchObject({ nowAt: 288, deadlineAt: null });
    expect(describePlanetDay(day(5))).toContain('deadline in 5 hours');
  });
});

it('describes the picture of the galaxy in words', () => {
  const words = describeGalaxy(galaxy(3));
  expect(words).toContain('Super Earth 33');
  expect(words.match(/41\.2%/g)).toHaveLength(3);
  expect(words.length).toBeLessThanOrEqual(1024);
});
