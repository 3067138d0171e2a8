import { describe, expect, it } from 'vitest';
import { explainPlayer } from '../../../parsers/etlegacy/explain-player.ts';
import { documentOf } from './round-text.ts';

const base = documentOf({ next: '5:00' }, [
  { weapons: { MP40: [10, 40, 2, 1, 1] }, fields: { damageGiven: 500, xp: 40, timeMin: 5, alivePct: 80 } },
]);
const document = documentOf({ label: 2, limit: '5:00', next: '4:00' }, [
  {
    rounds: 1,
    weapons: { MP40: [15, 60, 3, 3, 1] },
    fields: { damageGiven: 800, xp: 12, timeMin: 9, alivePct: 80 },
  },
]);

describe('the explanation of a player', () => {
  it('shows for every number where it came from', () => {
    const explained = explainPlayer({ document, base, key: 'AB12CD34' });
    expect(explained).toMatchObject({ name: 'miller', mode: 'delta', rounds: { before: 0, now: 1 } });
    expect(explained?.fields.length).toBe(38);
    const field = (name: string): unknown => explained?.fields.find((entry) => entry.name === name);
    expect(field('damageGiven')).toMatchObject({
      before: 500,
      now: 800,
      result: 300,
      rule: expect.stringContaining('minus'),
    });
    expect(field('xp')).toMatchObject({
      before: 40,
      now: 12,
      result: 12,
      rule: expect.stringContaining('as printed'),
    });
    expect(field('timeMin')).toMatchObject({ before: 5, now: 9, result: 4 });
    expect(field('alivePct')).toMatchObject({ result: 80, rule: expect.stringContaining('recomputed') });
    expect(field('dpmLua')).toMatchObject({ result: null, rule: expect.stringContaining('not used') });
    expect(explained?.weapons).toEqual([
      {
        key: 'MP40',
        name: 'MP 40',
        before: [10, 40, 2, 1, 1],
        now: [15, 60, 3, 3, 1],
        result: [5, 20, 1, 2, 0],
      },
    ]);
    expect(explained?.round.durationS).toBe(240);
  });

  it('says why a player has no row', () => {
    const explained = explainPlayer({ document, base: null, key: 'AB12CD34' });
    expect(explained).toMatchObject({ mode: null, evidence: 'more minutes than the round had' });
    expect(explained?.fields.find((entry) => entry.name === 'xp')?.result).toBe(12);
    expect(explained?.fields.find((entry) => entry.name === 'damageGiven')?.result).toBeNull();
    expect(explained?.weapons[0]?.result).toBeNull();
  });

  it('is nothing for a stranger', () => {
    expect(explainPlayer({ document, base, key: 'stranger' })).toBeNull();
  });
});
