// The tasks of a major order and their progress. Pure, by the rules of Galactic-Wide-Web and helldivers-2/api.
import { nameOf, REWARDS, TASK_VALUE } from './names.data.ts';
import type { OrderReward, OrderTask } from './parse-orders.ts';

export type Place = { readonly kind: 'planet' | 'sector'; readonly number: number };

export type TaskState = {
  readonly type: number;
  /** At least 1. */
  readonly goal: number;
  readonly progress: number;
  /** 0 to 100. */
  readonly pct: number;
  readonly done: boolean;
  /** Whether it is about a state of a place, such as being ours, and not about a count. */
  readonly isEitherOr: boolean;
  /** Whether its progress can be below 0. */
  readonly isSigned: boolean;
  /** A faction's number. */
  readonly race: number | null;
  readonly place: Place | null;
  /** 1 (trivial) to 10. */
  readonly difficulty: number | null;
  readonly item: number | null;
};

export type OrderState = {
  /** Whether all tasks have to be completed, or any. */
  readonly rule: 'all' | 'any';
  /** The mean if all tasks are needed, the best if any is enough; 0 to 100. */
  readonly pct: number;
  readonly done: boolean;
  readonly tasks: readonly TaskState[];
};

const LIBERATE = 11;
const HOLD = 13;
const NET_GAIN = 15;
/** Order flags under which one task is enough. */
const ANY: ReadonlySet<number> = new Set([2, 3]);

type Asked = {
  readonly flags?: number | null | undefined;
  readonly tasks: readonly OrderTask[];
  /** One value per task; missing ones are 0. */
  readonly progress: readonly number[];
};

export function readOrder({ flags, tasks, progress }: Asked): OrderState {
  const states = tasks.map((task, at) => readTask(task, progress[at] ?? 0));
  const rule = ANY.has(flags ?? 0) ? 'any' : 'all';
  const shares = states.map(({ pct }) => pct);
  if (states.length === 0) return { rule, pct: 0, done: false, tasks: states };
  return {
    rule,
    pct: rule === 'any' ? Math.max(...shares) : shares.reduce((sum, pct) => sum + pct, 0) / shares.length,
    done: rule === 'any' ? states.some(({ done }) => done) : states.every(({ done }) => done),
    tasks: states,
  };
}

/** `valueTypes[i]` is the meaning of `values[i]`. Unknown kinds of tasks are read as a count. */
export function readTask({ type, values, valueTypes }: OrderTask, progress: number): TaskState {
  const value = (key: number): number | undefined => values[valueTypes.indexOf(key)];
  const goal = Math.max(value(TASK_VALUE.goal) ?? 1, 1);
  const isEitherOr = type === LIBERATE || type === HOLD;
  const share = isEitherOr ? Number(progress >= 1) : Math.min(Math.max(progress / goal, 0), 1);
  return {
    type,
    goal,
    progress,
    pct: 100 * share,
    done: isEitherOr ? progress >= 1 : progress >= goal,
    isEitherOr,
    isSigned: type === NET_GAIN,
    race: positive(value(TASK_VALUE.race)),
    place: placeOf(value(TASK_VALUE.placeKind), value(TASK_VALUE.place)),
    difficulty: positive(value(TASK_VALUE.difficulty)),
    item: positive(value(TASK_VALUE.item)),
  };
}

/** Planet 0 is a valid place; place kind 0 means none. */
function placeOf(kind: number | undefined, number: number | undefined): Place | null {
  if (number === undefined) return null;
  if (kind === 1) return { kind: 'planet', number };
  return kind === 2 ? { kind: 'sector', number } : null;
}

function positive(value: number | undefined): number | null {
  return value === undefined || value === 0 ? null : value;
}

export type Reward = { readonly name: string; readonly amount: number };

/** Named by id32: `type` is 1 for all of them. */
export function readRewards(rewards: readonly OrderReward[]): Reward[] {
  return rewards.map(({ id32, amount }) => ({ name: id32 ? nameOf(REWARDS, id32) : 'reward', amount }));
}
