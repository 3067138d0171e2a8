// The event log as evidence: which interpretation of each player's counters it confirms, and whether the log itself is
// usable.
import type { DecidedLine, LineVerdict } from '../decided-line.ts';
import type { PlayerLine, RoundDocument } from '../document/round-document.ts';
import { roundCounters, roundWeapons } from '../subtract-line.ts';
import type { BuildLine } from '../with-time.ts';
import { compareWithLog, countedOf, type LogAgreement, type Numbers } from './compare-with-log.ts';
import { findSideChange } from './find-side-change.ts';
import { type LogMarks, markLog } from './log-marks.ts';
import type { RoundLog } from '../document/round-log.ts';

/**
 * whole   every counter of every player equals the sum of the events
 * short   some players' counters do not cover the whole round: they reconnected or left
 * broken  it contradicts itself or the counters, so it is not shown
 */
export type LogVerdict = 'whole' | 'short' | 'broken';

/** added: the counters contain another round too, and not less than the log. */
type LineAgreement = LogAgreement | { readonly is: 'added' } | { readonly is: 'unknown' };

export type WitnessedLine = DecidedLine & {
  /** The player's key in the log; null if the log does not have the player. */
  readonly key32: string | null;
  readonly agreement: LineAgreement;
};

export type Evidence = {
  readonly verdict: LogVerdict;
  /** Why it is not whole, in words. */
  readonly reasons: readonly string[];
  readonly lines: readonly WitnessedLine[];
  readonly log: RoundLog;
  readonly marks: LogMarks;
  readonly isLastMan: boolean;
};

/** More than any server has, including players who come and go. */
const MOST_PLAYERS = 400;

/** Returns null for a round without a log. `lines` as decided without it, in the order of the document. */
export function readEvidence(
  document: RoundDocument,
  lines: readonly DecidedLine[],
  build: BuildLine,
): Evidence | null {
  const log = document.json?.log ?? null;
  if (log === null) return null;
  const told = weigh(document, { log, lines, build });
  // Logs with damage have the side of every spawn.
  if (told.verdict !== 'broken' || log.hits !== null || log.events.some(({ kind }) => kind === 'spawn'))
    return told;
  const differing = told.lines.filter(({ agreement }) => agreement.is === 'differs');
  const changed = findSideChange(
    log,
    {
      differing: differing.flatMap(({ key32 }) => key32 ?? []),
      sides: new Map(
        told.lines.flatMap(({ key32, now }) => (key32 === null ? [] : [[key32, now.team] as const])),
      ),
    },
    (one) => weigh(document, { log: one, lines, build }).verdict !== 'broken',
  );
  return changed === null ? told : weigh(document, { log: changed, lines, build });
}

type Told = { readonly log: RoundLog; readonly lines: readonly DecidedLine[]; readonly build: BuildLine };

function weigh(document: RoundDocument, { log, lines, build }: Told): Evidence {
  const marks = markLog(log, document.json?.engine ?? null);
  const { isSingle = false, isLastMan = false } = document;
  const told = lines.map((line) => {
    const key32 = findKey(line.now, marks, lines);
    return witness(line, { key32, marks, log, isSingle, isLastMan, build });
  });
  const witnessed = goesOnUnseen(told, marks) ? told.map((line) => asAdded(line, marks)) : told;
  const broken = [
    ...(log.isFramed ? [] : ['its beginning or end is missing']),
    ...(log.seen.size > MOST_PLAYERS ? [`it has ${log.seen.size} players`] : []),
    ...log.flaws,
    ...witnessed.flatMap(explainLine),
  ];
  const known = new Set(witnessed.map(({ key32 }) => key32));
  const strangers = [...marks.marks.keys()].filter((key) => !known.has(key));
  const short = [
    ...witnessed.flatMap(explainShort),
    ...(strangers.length > 0 ? [`${strangers.length} of whom no counters are kept`] : []),
  ];
  const verdict = broken.length > 0 ? 'broken' : short.length > 0 ? 'short' : 'whole';
  return { verdict, reasons: verdict === 'broken' ? broken : short, lines: witnessed, log, marks, isLastMan };
}

/** Text files have 8 characters of the key. */
function findKey(now: PlayerLine, { marks }: LogMarks, lines: readonly DecidedLine[]): string | null {
  if (now.key32 !== undefined) return now.key32;
  if (now.guid === '' || now.isBot) return null;
  const taken = new Set(lines.map((line) => line.now.key32));
  const [only, ...others] = [...marks.keys()].filter((key) => key.startsWith(now.guid) && !taken.has(key));
  return others.length === 0 ? (only ?? null) : null;
}

type Context = {
  readonly key32: string | null;
  readonly marks: LogMarks;
  readonly log: RoundLog;
  readonly isSingle: boolean;
  readonly isLastMan: boolean;
  readonly build: BuildLine;
};

/** The line as the log confirms it: as decided, or the alternative if only that is confirmed. */
function witness(line: DecidedLine, context: Context): WitnessedLine {
  const { key32, marks, log, isLastMan } = context;
  if (key32 === null) return { ...line, key32, agreement: { is: 'unknown' } };
  const seen = { key32, lastMs: log.seen.get(key32)?.[1] ?? 0, endMs: log.lengthMs, isLastMan };
  const readings = readingsOf(line, context).map((reading) => ({
    ...reading,
    key32,
    agreement: compareWithLog(numbersOf(reading), marks, seen),
  }));
  const found = (['agrees', 'reconnected', 'left'] as const)
    .map((is) => readings.find(({ agreement }) => agreement.is === is))
    .find((reading) => reading !== undefined);
  // Kills and deaths alone do not prove that the damage is of this round, where nothing else shows it.
  if (found !== undefined && (line.verdict.mode !== null || marks.tells.damage)) return found;
  const first = readings[0];
  if (line.verdict.mode !== null && first !== undefined) return first;
  return isAtLeast(line.now, key32, marks)
    ? { ...line, key32, agreement: { is: 'added' } }
    : { ...line, key32, agreement: first?.agreement ?? { is: 'unknown' } };
}

/**
 * Counters without minutes do not show that they go on from a round that left no document. A wrong event touches two players;
 * where most of them, all of whom survived a round start, have more than the log says, the counters go on.
 */
function goesOnUnseen(lines: readonly WitnessedLine[], marks: LogMarks): boolean {
  const survivors = lines.filter(
    ({ now, base }) => base === undefined && now.rounds > 0 && now.fields.timeMin === null,
  );
  const more = survivors.filter(
    ({ now, key32, agreement }) =>
      agreement.is === 'differs' && key32 !== null && isAtLeast(now, key32, marks),
  );
  return more.length > 2 && more.length * 2 > lines.length;
}

/** Counters are kept or dropped of all together; who has no kill and no death before this round agrees with deaths all the same. */
function asAdded(line: WitnessedLine, marks: LogMarks): WitnessedLine {
  const { now, base, key32, agreement } = line;
  const isUnproven = agreement.is === 'agrees' && !marks.tells.damage && now.rounds > 0;
  const isAdded =
    (agreement.is === 'differs' || isUnproven) &&
    base === undefined &&
    key32 !== null &&
    isAtLeast(now, key32, marks);
  return isAdded ? { ...line, agreement: { is: 'added' } } : line;
}

const SAYS_SO = 'only this agrees with the event log';
const GOES_ON = 'some counters continue a round without a line of the player, as the event log shows';

/** As decided first, then the alternatives. */
function readingsOf(line: DecidedLine, { isSingle, build }: Context): DecidedLine[] {
  const { now, base, verdict } = line;
  const asDecided = verdict.mode === null ? [] : [line];
  if (isSingle) {
    if (verdict.mode === 'raw_new')
      return [...asDecided, build(now, undefined, { mode: 'partial', evidence: GOES_ON })];
    const isContinued = verdict.mode === 'partial' && base !== undefined;
    return isContinued
      ? [...asDecided, build(now, undefined, { mode: 'raw_reset', evidence: SAYS_SO })]
      : asDecided;
  }
  const others: LineVerdict[] = [
    ...(base === undefined ? [] : [{ mode: 'delta' as const, evidence: SAYS_SO }]),
    { mode: base === undefined ? 'raw_new' : 'raw_reset', evidence: SAYS_SO },
  ];
  return [
    ...asDecided,
    ...others.filter(({ mode }) => mode !== verdict.mode).map((other) => build(now, base, other)),
  ];
}

function numbersOf({ now, base, verdict }: DecidedLine): Numbers {
  const mode = verdict.mode ?? 'raw';
  return { weapons: roundWeapons(now, base, mode).weapons, counters: roundCounters(now, base, mode) };
}

/** Whether the printed numbers can contain this round and another one. */
function isAtLeast(now: PlayerLine, key32: string, marks: LogMarks): boolean {
  const printed = { weapons: now.weapons, counters: roundCounters(now, undefined, 'raw') };
  const counted = countedOf(printed, marks);
  const told = new Map<string, number>();
  for (const { name, value } of marks.marks.get(key32) ?? []) told.set(name, (told.get(name) ?? 0) + value);
  return [...counted].every(([name, value]) => value >= (told.get(name) ?? 0));
}

function explainLine({ now, agreement }: WitnessedLine): string[] {
  if (agreement.is !== 'differs') return [];
  const { name, counted, told } = agreement;
  return [`${name} of ${now.guid} is ${counted}, and ${told} in the log`];
}

function explainShort({ now, agreement }: WitnessedLine): string[] {
  if (agreement.is === 'reconnected') return [`${now.guid} reconnected`];
  return agreement.is === 'left' ? [`${now.guid} left`] : [];
}
