import type { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';
import { hasReason } from '../sessions/has-reason.ts';
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

/** The words where the reason is known. */
const BECAUSE: readonly (readonly [
  kind: RecapNote['kind'],
  reason: keyof typeof STATUS_REASON,
  words: string,
])[] = [
  ['orphan', 'misfit', 'is an orphan: its round 1 is there but does not fit, so its numbers do not count'],
  ['orphan', 'beganAsRoundTwo', 'is an orphan: the map began as round 2, so its numbers do not count'],
  [
    'damaged',
    'hiddenBase',
    'is damaged: its counters continue a round that left no file, so it does not count',
  ],
  [
    'aborted',
    'cutOffOrEarly',
    'was cut off by a map change or given up, which its file does not tell, so it does not count',
  ],
  [
    'aborted',
    'cutOffOrOther',
    'was cut off by a map change or is of another game type, which its file does not tell, so it does not count',
  ],
];

/** Describes what a reader must know about a round, to follow its name: "is an orphan: ...". */
export function sayNote({ kind, round: { statusReason } }: RecapNote): string {
  const told = BECAUSE.find(([of, reason]) => of === kind && hasReason(statusReason, reason));
  return told?.[2] ?? WORDS[kind];
}
