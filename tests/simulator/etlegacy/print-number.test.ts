import { expect, test } from 'vitest';
import { clock, limitCvar, tenths } from '../../../simulator/etlegacy/files/print-number.ts';
import { inventNextLimit } from '../../../simulator/etlegacy/files/invent-next-limit.ts';

test('an exact half rounds to the even digit, like printf', () => {
  expect([0.25, 0.75, 1.25, 0.05, 2.35, 0, 12].map((value) => tenths(value))).toEqual([
    '0.2',
    '0.8',
    '1.2',
    '0.1',
    '2.4',
    '0.0',
    '12.0',
  ]);
});

test('about a third of all whole seconds print as the second before, and none as another one', () => {
  const seconds = Array.from({ length: 1200 }, (_, index) => index + 1);
  const shown = seconds.map((second) => {
    const [minutes = 0, rest = 0] = clock(limitCvar(second * 1000))
      .split(':')
      .map(Number);
    return minutes * 60 + rest;
  });
  expect(shown.every((value, index) => value === index + 1 || value === index)).toBe(true);
  const short = shown.filter((value, index) => value === index).length;
  expect(short).toBeGreaterThan(400);
  expect(short).toBeLessThan(450);
});

test('an invented limit is the most frequent alive share in seconds minus the limit, the smallest of equals', () => {
  expect(inventNextLimit([83.1, 83.1, 60], 720)).toBe('71:05');
  expect(inventNextLimit([53.7, 63.7, 57.2, 61.1, 44.1, 49.9], 540)).toBe('35:05');
  expect(inventNextLimit([], 600)).toBe('0:00');
});
