// Whether a major order will be done in time: by the pace of its progress, or by the forecasts of the planets it names.
import type { TaskState } from '../../parsers/helldivers2/read-order.ts';
import type { MajorOrder } from './fetch-orders.ts';
import { hoursLeft } from './formulas/deadline.ts';
import type { Victory } from './formulas/forecast.ts';

/** settled late: only its state at the end counts; unknown: nothing tells yet. */
const TASK_VERDICTS = ['lost', 'behind', 'close', 'unknown', 'settled late', 'on track', 'done'] as const;
export type TaskVerdict = (typeof TASK_VERDICTS)[number];

export type TaskOutlook = {
  readonly verdict: TaskVerdict;
  /** Of its own count, per hour, over the last hours; null where that is not known. */
  readonly pacePerHour: number | null;
  /** What is missing by the hours left; null once the time is up or nothing is missing. */
  readonly neededPerHour: number | null;
};

export type OrderOutlook = {
  readonly verdict: TaskVerdict;
  readonly hoursLeft: number | null;
  readonly tasks: readonly TaskOutlook[];
};

const LIBERATE = 11;
const HOLD = 13;
const LIBERATE_MANY = 14;
const NET_GAIN = 15;

type Known = {
  readonly now: Date;
  /** Progress per hour of each task. */
  readonly pace: readonly (number | null)[];
  /** Of the planets that the order names. */
  readonly victories: ReadonlyMap<number, Victory>;
};

export function judgeOrder(order: MajorOrder, { now, pace, victories }: Known): OrderOutlook {
  const hours = order.expiresAt === null ? null : hoursLeft(order.expiresAt, now);
  const tasks = order.tasks.map((task, at) => judgeTask(task, { hours, pace: pace[at] ?? null, victories }));
  const ranks = tasks.map(({ verdict }) => TASK_VERDICTS.indexOf(verdict));
  const rank = order.rule === 'any' ? Math.max(...ranks) : Math.min(...ranks);
  return { verdict: TASK_VERDICTS[rank] ?? 'unknown', hoursLeft: hours, tasks };
}

type TaskKnown = Pick<Known, 'victories'> & { readonly hours: number | null; readonly pace: number | null };

function judgeTask(task: TaskState, { hours, pace, victories }: TaskKnown): TaskOutlook {
  const missing = Math.max(task.goal - task.progress, 0);
  const neededPerHour = task.done || hours === null || hours === 0 ? null : missing / hours;
  const outlook = { pacePerHour: pace, neededPerHour };
  if (task.type === HOLD || task.type === NET_GAIN) return { ...outlook, verdict: 'settled late' };
  if (task.done) return { ...outlook, verdict: 'done' };
  if (hours === null) return { ...outlook, verdict: 'unknown' };
  if (hours === 0) return { ...outlook, verdict: 'lost' };
  if (task.type === LIBERATE) return { ...outlook, verdict: judgePlanet(task, hours, victories) };
  if (task.type === LIBERATE_MANY || pace === null || neededPerHour === null)
    return { ...outlook, verdict: 'unknown' };
  return { ...outlook, verdict: judgePace(pace, neededPerHour) };
}

function judgePlanet({ place }: TaskState, hours: number, victories: TaskKnown['victories']): TaskVerdict {
  const victory = place?.kind === 'planet' ? victories.get(place.number) : undefined;
  if (victory === undefined || victory.kind === 'unknown') return 'unknown';
  if (victory.kind !== 'hours' || victory.hours.from > hours) return 'behind';
  return victory.hours.until <= hours ? 'on track' : 'close';
}

/** A tenth off the needed pace is too close to call. */
function judgePace(pace: number, needed: number): TaskVerdict {
  if (pace >= needed * 1.1) return 'on track';
  return pace >= needed * 0.9 ? 'close' : 'behind';
}
