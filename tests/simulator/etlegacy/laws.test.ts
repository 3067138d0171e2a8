import { expect, test } from 'vitest';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { PlayerValues } from '../../../simulator/etlegacy/truth.ts';

const plain = simulateEvenings({ seed: 11, evenings: 6, options: { plain: true } });
const rounds = plain.flatMap((evening) => evening.rounds);

test('in plain rounds the damage given equals the damage received', () => {
  expect(rounds.length).toBeGreaterThan(40);
  for (const round of rounds) {
    const sum = (key: keyof PlayerValues): number =>
      round.players.reduce((total, player) => total + player.values[key], 0);
    expect(sum('kills')).toBe(sum('deaths'));
    expect(sum('damageGiven')).toBe(sum('damageReceived'));
    expect(sum('teamDamageGiven')).toBe(sum('teamDamageReceived'));
    expect(sum('revivesGiven')).toBe(sum('timesRevived'));
    expect(sum('kills')).toBeGreaterThan(0);
  }
});

test('no counter of a player contradicts another', () => {
  for (const { players, durationMs } of rounds) {
    for (const { values, weapons } of players) {
      expect(values.headshots).toBeLessThanOrEqual(values.hits);
      expect(values.headshotKills).toBeLessThanOrEqual(Math.min(values.kills, values.headshots));
      expect(values.usefulKills + values.uselessKills).toBeLessThanOrEqual(values.kills);
      expect(values.killingSpree).toBeLessThanOrEqual(values.kills);
      expect(values.deathSpree).toBeLessThanOrEqual(values.deaths);
      expect(values.revivesGiven).toBe(weapons.SYRINGE?.hits ?? 0);
      expect(values.dynPlanted).toBeLessThanOrEqual(weapons.DYNAMITE?.shots ?? 0);
      expect(values.aliveMs).toBeLessThanOrEqual(values.timeMs);
      expect(values.timeMs).toBe(durationMs - 550);
    }
  }
});

test('the totals have the magnitude of real evenings', () => {
  const all = rounds.flatMap((round) => round.players.map((player) => player.values));
  const sum = (key: keyof PlayerValues): number => all.reduce((total, values) => total + values[key], 0);
  const minutes = sum('timeMs') / 60_000;
  expect(sum('damageGiven') / minutes).toBeGreaterThan(220);
  expect(sum('damageGiven') / minutes).toBeLessThan(330);
  expect(sum('kills') / minutes).toBeGreaterThan(1);
  expect(sum('kills') / minutes).toBeLessThan(1.7);
  expect(sum('aliveMs') / sum('timeMs')).toBeGreaterThan(0.72);
  expect(sum('aliveMs') / sum('timeMs')).toBeLessThan(0.88);
});
