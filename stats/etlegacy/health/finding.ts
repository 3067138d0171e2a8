import type { Finding as AnyFinding, FindingWords } from '../../health/finding.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';

export type Finding = AnyFinding & { readonly kind: FindingKind };

export const FINDING_KINDS = [
  'rejected',
  'damaged',
  'broken_law',
  'broken_log',
  'orphan',
  'hour_copy',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What each kind means, and what a person can do if the reason gives no better advice. */
export const FINDING_WORDS = {
  rejected: {
    one: 'file could not be read and was kept as it is',
    many: 'files could not be read and were kept as they are',
    tip: 'Copy the whole file from the game server once more; it replaces this one.',
  },
  damaged: {
    one: 'round is damaged and stays out of boards and records',
    many: 'rounds are damaged and stay out of boards and records',
    tip: 'Look for the whole file on the game server and import it: it replaces the damaged one.',
  },
  broken_law: {
    one: 'round does not balance: what some gave is not what others got',
    many: 'rounds do not balance: what some gave is not what others got',
    tip: 'Often somebody reconnected during the round, and the numbers are as good as the server had them. "debrief explain" shows the rows.',
  },
  broken_log: {
    one: 'round has an event log that contradicts its counters, so nothing of the log is shown',
    many: 'rounds have an event log that contradicts their counters, so nothing of the log is shown',
    tip: 'The counters count all the same. If the document was changed by hand, import the one that the script wrote; else accept it.',
  },
  orphan: {
    one: 'round is an orphan: a round two that no round one fits, so nobody can say what was played in it',
    many: 'rounds are orphans: round twos that no round one fits, so nobody can say what was played in them',
    tip: 'Look for the round one on the game server and import it: the two find each other.',
  },
  hour_copy: {
    one: 'file is a copy of another one under a name with another time',
    many: 'files are copies of others under names with other times',
    tip: 'Check the time zone of the server and of the program that copied its files. Each round counts once: under the name that makes a pair with its other round, else under the earlier one.',
  },
} as const satisfies Record<FindingKind, FindingWords>;

/** Advice for rounds whose reason is more specific than their kind, by words in the reason. */
const TIPS_BY_REASON: readonly (readonly [kind: FindingKind, says: string, tip: string])[] = [
  [
    'damaged',
    STATUS_REASON.contradiction,
    'Two documents of that round have different numbers, so one was changed after it was written, and nothing shows which. Find out what changes files on their way here; then accept it.',
  ],
  [
    'damaged',
    STATUS_REASON.hiddenBase,
    'Its counters continue a round that left no file, so nobody can take the two apart. Nothing can be done: accept it.',
  ],
  [
    'orphan',
    STATUS_REASON.laterName,
    'Its round one is there under a later name: give both files the names that the game server gave them and import them again, and check its clock.',
  ],
  [
    'orphan',
    STATUS_REASON.misfit,
    'Its round one is there, but the two do not belong together. If a file was renamed, give it back its first name; else accept it.',
  ],
  [
    'orphan',
    STATUS_REASON.beganAsRoundTwo,
    'No round one was played: after a map change during a match the next map begins as round two. Nothing is missing: accept it.',
  ],
];

/** Returns what a person can do about one finding. */
export function tipOf(kind: FindingKind, reason: string): string {
  const closer = TIPS_BY_REASON.find(([of, says]) => of === kind && reason.includes(says));
  return closer?.[2] ?? FINDING_WORDS[kind].tip;
}
