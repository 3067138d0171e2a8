import { expect, test } from 'vitest';
import type { EventKind, LogEvent } from '../../../../parsers/etlegacy/document/round-log.ts';
import type { WitnessedLine } from '../../../../parsers/etlegacy/log/read-evidence.ts';
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

/** A round of two minutes; Ann is last seen when she is hit at 50 s. */
function wasThere(events: readonly LogEvent[], isLastMan: boolean, alivePct = SHARE): boolean {
  const [now] = documentOf({}, [{ guid: 'AB12CD34', fields: { alivePct } }]).players;
  if (now === undefined) throw new Error('there is no line');
  const line: WitnessedLine = {
    now,
    base: undefined,
    verdict: { mode: 'raw', evidence: '' },
    tenths: 0,
    key32: ANN,
    agreement: { is: 'agrees' },
  };
  return wasThereThroughout(line, {
    verdict: 'whole',
    reasons: [],
    lines: [line],
    isLastMan,
    marks: { marks: new Map(), spawns: new Map(), heads: new Map(), tells: { damage: true, revives: true } },
    log: {
      events,
      hits: null,
      isFramed: true,
      tellsPauses: true,
      pausedMs: 0,
      longestGapMs: 0,
      lengthMs: 120_000,
      seen: new Map([[ANN, [2_000, 50_000]]]),
      flaws: [],
    },
  });
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
