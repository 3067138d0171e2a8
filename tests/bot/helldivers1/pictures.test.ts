import { describe, expect, it } from 'vitest';
import { describeCourse } from '../../../bot/helldivers1/pictures/describe-course.ts';
import { describeFronts } from '../../../bot/helldivers1/pictures/describe-fronts.ts';
import { layouts } from '../../../bot/helldivers1/pictures/layouts.ts';
import type {
  CourseProps,
  FrontsProps,
  RegionProps,
} from '../../../bot/helldivers1/pictures/picture-props.ts';
import { findClipped, findOverlaps } from '../charts/support/measure-scene.ts';

const regions = (earned: number, mark: RegionProps['mark'], pct = 13.03): RegionProps[] =>
  Array.from({ length: 11 }, (_, i) => ({
    region: i + 1,
    isOurs: i < earned,
    pct: i === earned ? pct : 0,
    mark: i === earned ? mark : null,
  }));

const FRONTS: FrontsProps = {
  detail: 'War 156, 1,234 divers',
  fronts: [
    { name: 'Bugs', course: '3 of 10 regions', superEarth: null, regions: regions(3, 'defend') },
    { name: 'Cyborgs', course: '10 of 10 regions', superEarth: null, regions: regions(10, 'attack', 99.99) },
    {
      name: 'Illuminate',
      course: 'hidden',
      superEarth: 'result pending',
      regions: regions(0, 'result pending', 0.2),
    },
  ],
};

const course = (days: number): CourseProps => ({
  title: 'War 148',
  detail: 'defences held 6 of 20, assaults won 3 of 5',
  labels: Array.from({ length: days }, (_, day) => `${day + 1} Mar 2026`),
  fronts: [
    {
      name: 'Bugs',
      values: Array.from({ length: days }, (_, day) => (day * 100) / days),
      unknown: 0,
      bands: [
        { from: 0.2, to: 0.3, kind: 'defend', isSuccess: false },
        { from: 1, to: days - 1, kind: 'attack', isSuccess: true },
      ],
    },
    { name: 'Cyborgs', values: Array.from({ length: days }, () => 40), unknown: 0, bands: [] },
    { name: 'Illuminate', values: Array.from({ length: days }, () => null), unknown: 0, bands: [] },
  ],
});

const UNKNOWN: FrontsProps = {
  detail: 'War 200',
  fronts: [
    {
      name: 'Bugs',
      course: 'regions unknown',
      superEarth: null,
      regions: regions(0, null).map((region) => ({ ...region, pct: null })),
    },
    {
      name: 'Cyborgs',
      course: '10 of 10 regions',
      superEarth: null,
      regions: regions(10, 'attack').map((region) =>
        region.region === 11 ? { ...region, pct: null } : region,
      ),
    },
  ],
};

const SCENES = {
  'an unknown front and assault': layouts.fronts(UNKNOWN),
  'three fronts': layouts.fronts(FRONTS),
  'one front': layouts.fronts({ ...FRONTS, fronts: FRONTS.fronts.slice(0, 1) }),
  'no front': layouts.fronts({ ...FRONTS, fronts: [] }),
  'a war of 40 days': layouts.course(course(40)),
  'a war of two frames': layouts.course(course(2)),
};

describe.each(Object.entries(SCENES))('%s', (_, scene) => {
  it('has no overlapping text and nothing outside the card', () => {
    expect(findOverlaps(scene)).toEqual([]);
    expect(findClipped(scene)).toEqual([]);
  });
});

describe('points that cannot be true', () => {
  it('are unknown in the picture and in its words', () => {
    expect(describeFronts(UNKNOWN)).toBe(
      'Fronts, War 200: Bugs: regions unknown; Cyborgs: 10 of 10 regions; region 11 unknown; attack on region 11;',
    );
    const texts = layouts
      .fronts(UNKNOWN)
      .marks.filter((mark) => mark.kind === 'text' && mark.runs.some(({ text }) => text === '?'));
    expect(texts).toHaveLength(12);
    const [bugs, ...others] = course(2).fronts;
    const unknown = { ...bugs!, values: [null, null], bands: [], unknown: 2 };
    expect(describeCourse({ ...course(2), fronts: [unknown, ...others] })).toContain(' Bugs: unknown;');
  });
});

describe('alt text', () => {
  it('describes each front and the attacks', () => {
    expect(describeFronts(FRONTS)).toBe(
      'Fronts, War 156, 1,234 divers: Bugs: 3 of 10 regions; region 4 at 13%; defend on region 4; Cyborgs: 10 of 10 regions; region 11 at 99.9%; attack on region 11; Illuminate: hidden; result pending on Super Earth; region 1 at 0.2%; result pending on region 1;',
    );
    expect(describeCourse(course(40))).toMatch(
      /^War 148, .*1 Mar 2026 to 40 Mar 2026: Bugs: from 0% to 98%, at most 98%, 1 defence, 1 assault; .*Illuminate: hidden;$/,
    );
  });
});
