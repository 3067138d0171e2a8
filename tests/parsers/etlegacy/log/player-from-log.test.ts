import { expect, test } from 'vitest';
import { playerFromLog } from '../../../../parsers/etlegacy/log/player-from-log.ts';
import type { Evidence, WitnessedLine } from '../../../../parsers/etlegacy/log/read-evidence.ts';
import { documentOf } from '../round-text.ts';

const ANN = 'AB12CD34'.padEnd(32, '0');

/** Hits of her row; the text file counts three revives, and the engine logs none. */
function hitsOf(is: 'added' | 'reconnected'): number | null {
  const [now] = documentOf({}, [{ guid: 'AB12CD34', fields: { revivesGiven: 3 } }]).players;
  if (now === undefined) throw new Error('there is no line');
  const line: WitnessedLine = {
    now,
    base: undefined,
    verdict: { mode: 'raw', evidence: '' },
    tenths: 0,
    key32: ANN,
    agreement: { is },
  };
  const hit = { order: 1, clockMs: 5_000, name: 'MP40.hits', value: 1 } as const;
  const evidence: Evidence = {
    verdict: 'short',
    reasons: [],
    lines: [line],
    isLastMan: false,
    marks: {
      marks: new Map([[ANN, [hit]]]),
      spawns: new Map(),
      heads: new Map(),
      tells: { damage: true, revives: false },
    },
    log: {
      events: [],
      hits: [],
      isDated: true,
      isFramed: true,
      tellsPauses: true,
      pausedMs: 0,
      longestGapMs: 0,
      lengthMs: 60_000,
      seen: new Map(),
      flaws: [],
    },
  };
  return playerFromLog(line, evidence).hits;
}

test('revives of who reconnected are unknown: the counter of the text file began anew too', () => {
  expect(hitsOf('added')).toBe(4);
  expect(hitsOf('reconnected')).toBeNull();
});
