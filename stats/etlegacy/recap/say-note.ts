import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';
import { isMisfit } from '../sessions/is-misfit.ts';
import type { RecapNote } from './session-recap.ts';

const WORDS = {
  waiting: 'is waiting for its round 1: until then its numbers do not count',
  orphan: 'is an orphan: no round 1 is known, so its numbers do not count',
  half: 'has no round 2 that belongs to it, so nobody won the map',
  restarted: 'was restarted: it was played again, so it does not count',
  aborted: 'was aborted: a map change cut it off, so it does not count',
  damaged: 'is damaged: it cannot be read completely, so it does not count',
  laws: 'has a few numbers that do not add up, as when somebody leaves during a round',
} as const satisfies Record<RecapNote['kind'], string>;

/** Describes what a reader must know about a round, to follow its name: "is an orphan: ...". */
export function sayNote({ kind, round: { statusReason } }: RecapNote): string {
  if (kind === 'orphan' && isMisfit(statusReason))
    return 'is an orphan: its round 1 is there but does not fit, so its numbers do not count';
  if (kind === 'orphan' && statusReason === STATUS_REASON.beganAsRoundTwo)
    return 'is an orphan: the map began as round 2, so its numbers do not count';
  if (kind === 'damaged' && statusReason?.startsWith(STATUS_REASON.hiddenBase) === true)
    return 'is damaged: its counters continue a round that left no file, so it does not count';
  if (kind === 'aborted' && statusReason?.startsWith(STATUS_REASON.cutOffOrEarly) === true)
    return 'was cut off by a map change or given up, which its file does not tell, so it does not count';
  if (kind === 'aborted' && statusReason?.startsWith(STATUS_REASON.cutOffOrOther) === true)
    return 'was cut off by a map change or is of another game type, which its file does not tell, so it does not count';
  return WORDS[kind];
}
