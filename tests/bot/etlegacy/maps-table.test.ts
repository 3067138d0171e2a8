import { expect, test } from 'vitest';
import { buildMapsReply } from '../../../bot/etlegacy/replies/map/maps-reply.ts';
import type { MapStats } from '../../../stats/etlegacy/maps/fetch-map-stats.ts';

const wording = { locale: 'en', mention: (command: string) => `/${command}`, hasPictures: true };
const stopwatch: MapStats = {
  map: 'etl_adlernest_v4_te',
  gameType: 'stopwatch',
  matches: 12,
  firstAttackersWon: 6,
  secondAttackersWon: 6,
  draws: 0,
  rounds: 24,
  completed: 20,
  fastestS: 125,
  fastestRoundId: 1,
  meanS: 401,
  lastPlayed: new Date('2026-01-01T20:00:00Z'),
};

function tableOf(maps: readonly MapStats[]): string {
  const text = JSON.stringify(buildMapsReply(maps, { kind: 'all' }, wording));
  return /```.*?```[^"]*/.exec(text)?.[0].replaceAll('\\n', '\n') ?? '';
}

test('maps of an evening with two game types differ by type, however long their names are', () => {
  const lines = tableOf([stopwatch, { ...stopwatch, gameType: 'last_man_standing', matches: 3 }]).split('\n');
  expect(lines[2]).toMatch(/^etl_adlernes\S* sw +12 +83% 6:41 2:05$/);
  expect(lines[3]).toMatch(/^etl_adlernes\S* lms +3 /);
  expect(lines.at(-1)).toContain('type: sw = stopwatch, lms = last man standing');
  expect(Math.max(...lines.slice(1, 4).map(({ length }) => length))).toBeLessThanOrEqual(42);
});

test('maps of one game type have no column for it', () => {
  expect(tableOf([stopwatch])).not.toContain('type');
});
