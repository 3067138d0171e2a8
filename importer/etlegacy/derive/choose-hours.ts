// Decides which files of an hour that is repeated in autumn belong to its first and which to its second pass.
import { abortSigns } from '../../../parsers/etlegacy/round-signs.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import { answersRoundOne, fitsAsRoundTwo, PAIR_WINDOW_MS } from './fits-as-round-two.ts';
import { leastDurationS } from './least-duration.ts';

export type Dated = { readonly name: string; readonly localEnd: string; readonly document: RoundDocument };

export type RepeatedHour<T extends Dated = Dated> = {
  /** Files whose wall-clock time occurred twice, in its order. */
  readonly files: readonly T[];
  /** Those of them whose own time tells the pass: whether it is the second. */
  readonly told: ReadonlyMap<T, boolean>;
  /** The last file before them and the first after them. */
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** How far the clock was set back, ms. */
  readonly shiftMs: number;
};

/** Costs of an assignment of the files: overlapping rounds, round twos separated from their round one, later readings. */
type Cost = readonly [clashes: number, torn: number, later: number];
type Path = {
  readonly cost: Cost;
  readonly isLater: readonly boolean[];
  readonly lastEarlier: Dated | undefined;
  readonly firstLater: Dated | undefined;
  readonly lastLater: Dated | undefined;
};

/** No server ends more rounds in two hours. The work grows with the cube of the files. */
const MOST_FILES = 48;

/**
 * A server plays one round at a time, so the files form one sequence of rounds before the clock was set back and one
 * after it. Finds the cheapest assignment in one pass that keeps only the ends of both sequences.
 *
 * @returns for each file whether it belongs to the second pass.
 */
export function chooseHours(hour: RepeatedHour): readonly boolean[] {
  const { files, before } = hour;
  if (files.length > MOST_FILES) return files.map(() => false);
  const judge = createJudge(hour);
  let paths: readonly Path[] = [
    { cost: [0, 0, 0], isLater: [], lastEarlier: before, firstLater: undefined, lastLater: undefined },
  ];
  for (const file of files) {
    const next = new Map<string, Path>();
    for (const path of paths) {
      for (const step of stepsTo(path, file, hour.told.get(file), judge)) {
        const key = [step.lastEarlier, step.firstLater, step.lastLater].map((end) => end?.name).join('/');
        const rival = next.get(key);
        if (rival === undefined || comparePaths(step, rival) < 0) next.set(key, step);
      }
    }
    paths = [...next.values()];
  }
  const ended = paths.map((path) => finish(path, hour, judge));
  return ended.toSorted(comparePaths)[0]?.isLater ?? [];
}

/** The cost of `file` following `previous`, `extraMs` later than their clocks say. */
type Judge = (previous: Dated | undefined, file: Dated, extraMs?: number) => Cost;

function createJudge({ files, before, after }: RepeatedHour): Judge {
  const known = [before, ...files, after].filter((file) => file !== undefined);
  const answering = new Set(
    known.filter((file) => known.some((other) => answers(other.document, file.document))),
  );
  return (previous, file, extraMs = 0) => {
    if (previous === undefined) return [0, Number(answering.has(file)), 0];
    const gapMs = Date.parse(`${file.localEnd}Z`) - Date.parse(`${previous.localEnd}Z`) + extraMs;
    const follows = gapMs <= PAIR_WINDOW_MS && answers(previous.document, file.document);
    const isClash = gapMs < leastDurationS(file.document) * 1000;
    return [Number(isClash), Number(answering.has(file) && !follows), 0];
  };
}

/** A round two that was cut off can have either label. */
function answers(r1: RoundDocument, r2: RoundDocument): boolean {
  return abortSigns(r2).aborted ? answersRoundOne(r1, r2) : fitsAsRoundTwo(r1, r2);
}

function stepsTo(path: Path, file: Dated, isLater: boolean | undefined, judge: Judge): Path[] {
  if (isLater === undefined) return [stayEarlier(path, file, judge), goLater(path, file, judge)];
  return [isLater ? goLater(path, file, judge) : stayEarlier(path, file, judge)];
}

function stayEarlier(path: Path, file: Dated, judge: Judge): Path {
  const cost = add(path.cost, judge(path.lastEarlier, file));
  return { ...path, cost, isLater: [...path.isLater, false], lastEarlier: file };
}

/** The predecessor of the first file of the later sequence is only known at the end. */
function goLater(path: Path, file: Dated, judge: Judge): Path {
  const { firstLater, lastLater } = path;
  const judged = lastLater === undefined ? ([0, 0, 0] as const) : judge(lastLater, file);
  const cost = add(path.cost, [judged[0], judged[1], 1]);
  return { ...path, cost, isLater: [...path.isLater, true], firstLater: firstLater ?? file, lastLater: file };
}

/** Joins both sequences, and the last file to the one after the hour. */
function finish(path: Path, { after, shiftMs }: RepeatedHour, judge: Judge): Path {
  const { lastEarlier, firstLater, lastLater } = path;
  let { cost } = path;
  if (firstLater !== undefined) cost = add(cost, judge(lastEarlier, firstLater, shiftMs));
  if (after !== undefined) {
    cost = add(cost, lastLater === undefined ? judge(lastEarlier, after, shiftMs) : judge(lastLater, after));
  }
  return { ...path, cost };
}

function add(a: Cost, b: Cost): Cost {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function comparePaths(a: Path, b: Path): number {
  const [left, right] = [a, b].map((path) => path.isLater.map(Number).join(''));
  return (
    a.cost[0] - b.cost[0] ||
    a.cost[1] - b.cost[1] ||
    a.cost[2] - b.cost[2] ||
    Number(left !== right) * ((left ?? '') < (right ?? '') ? -1 : 1)
  );
}
