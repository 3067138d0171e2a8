import { expect, test } from 'vitest';
import { simulateEvenings, streamEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';

test('equal seeds simulate equal evenings and different seeds different ones', () => {
  const one = simulateEvenings({ seed: 5, evenings: 3 });
  expect(simulateEvenings({ seed: 5, evenings: 3 })).toEqual(one);
  expect(simulateEvenings({ seed: 6, evenings: 3 })[0]?.files).not.toEqual(one[0]?.files);
});

test('the stream yields evenings one by one, in chronological order, with unique file names', () => {
  const names = new Set<string>();
  let files = 0;
  let before = '';
  for (const evening of streamEvenings({ seed: 9, evenings: 12 })) {
    for (const { name } of evening.files) {
      names.add(name);
      files++;
    }
    for (const { endedAt } of evening.rounds) {
      expect(endedAt > before).toBe(true);
      before = endedAt;
    }
  }
  expect(names.size).toBe(files);
});
