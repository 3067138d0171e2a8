import { expect, test } from 'vitest';
import type { EventKind, LogEvent } from '../../../../parsers/etlegacy/document/round-log.ts';
import type { Evidence, WitnessedLine } from '../../../../parsers/etlegacy/log/read-evidence.ts';
import { wasThereThroughout } from '../../../../parsers/etlegacy/log/was-there-throughout.ts';
import { documentOf } from '../round-text.ts';

const ANN = 'AB12CD34'.padEnd(32, '0');
const BOB = 'EF56AB78'.padEnd(32, '0');
/** She lived for 43 s of the two minutes. */
const SHARE = 35.8;

function event(kind: EventKind, clockMs: number, player: string, victim: string | null = null): LogEvent {
  const nothing = { mod: null, playerClass: null, side: null, objective: null };
  return { kind, order: clockMs, atMs: clockMs, clockMs, player, victim, ...nothing };
}

/** The round before lasted a minute. */
const BEFORE_S = 60;

type Other = {
  readonly seen?: readonly [first: number, last: number];
  readonly team?: number;
  /** Her share alive in the round before, whose counters go on. */
  readonly before?: number | null;
  readonly lengthMs?: number;
};

/** A round of two minutes; Ann is last seen when she is hit at 50 s. */
function wasThere(
  events: readonly LogEvent[],
  isLastMan: boolean,
  alivePct = SHARE,
  { seen = [2_000, 50_000], team = 1, before = null, lengthMs = 120_000 }: Other = {},
): boolean {
  const [now] = documentOf({}, [{ guid: 'AB12CD34', team, fields: { alivePct } }]).players;
  const [base] = documentOf({}, [{ guid: 'AB12CD34', fields: { alivePct: before ?? 0 } }]).players;
  if (now === undefined) throw new Error('there is no line');
  const line: WitnessedLine = {
    now,
    base: before === null ? undefined : base,
    verdict: { mode: before === null ? 'raw' : 'partial', evidence: '' },
    tenths: 0,
    key32: ANN,
    agreement: { is: 'agrees' },
  };
  const evidence: Evidence = {
    verdict: 'whole',
    reasons: [],
    lines: [line],
    isLastMan,
    marks: { marks: new Map(), spawns: new Map(), heads: new Map(), tells: { damage: true, revives: true } },
    log: {
      events,
      hits: null,
      isDated: true,
      isFramed: true,
      tellsPauses: true,
      pausedMs: 0,
      longestGapMs: 0,
      lengthMs,
      seen: new Map([[ANN, seen]]),
      flaws: [],
    },
  };
  return wasThereThroughout(line, evidence, before === null ? null : BEFORE_S);
}

const spawn = event('spawn', 2_000, ANN);
const death = event('kill', 45_000, BOB, ANN);

test('a player who died in last man standing has no more events, so none is missed', () => {
  expect(wasThere([spawn, death], true)).toBe(true);
  // She left soon after: it was a larger share of her time.
  expect(wasThere([spawn, death], true, 2 * SHARE)).toBe(false);
  expect(wasThere([spawn, event('suicide', 45_000, ANN)], true)).toBe(true);
  expect(wasThere([spawn, death, event('revive', 47_000, BOB, ANN)], true)).toBe(false);
  expect(wasThere([spawn, event('kill', 45_000, ANN, BOB)], true)).toBe(false);
  expect(wasThere([spawn], true)).toBe(false);
  expect(wasThere([spawn, death], false)).toBe(false);
});

test('who lives in last man standing is there to the end if anything of the last 45 s tells so', () => {
  const kill = event('kill', 76_000, ANN, BOB);
  expect(wasThere([spawn, kill], true, 98.3, { seen: [2_000, 76_000] })).toBe(true);
  expect(wasThere([spawn, kill], true, 98.3, { seen: [2_000, 74_000] })).toBe(false);
  expect(wasThere([spawn, kill], false, 98.3, { seen: [2_000, 76_000] })).toBe(false);
  // The beginning of a round of 45 s does not.
  const early = { seen: [2_000, 14_000], lengthMs: 45_000 } as const;
  expect(wasThere([spawn], true, 95.6, early)).toBe(false);
  expect(wasThere([spawn], true, 95.6, { ...early, seen: [2_000, 16_000] })).toBe(true);
  // She has left her team before the end.
  expect(wasThere([spawn, kill], true, 98.3, { seen: [2_000, 118_000], team: 3 })).toBe(false);
});

test('a share alive of two rounds tells who left the second after dying', () => {
  // 30 s of the minute before, 43 s of this one: 73 s of 180 s.
  expect(wasThere([spawn, death], true, 40.6, { before: 50 })).toBe(true);
  // 73 s of 120 s: she left at half time.
  expect(wasThere([spawn, death], true, 60.8, { before: 50 })).toBe(false);
});
