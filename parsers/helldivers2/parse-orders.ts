import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { count, gameTime, instant, maybe, whole, words } from './fields.ts';
import { readValue } from './read-document.ts';
import { readJson } from './read-json.ts';
import { coreRows, rows } from './rows.ts';

const amount = z.union([count, z.unknown().transform(() => 0)]);
/** Values are found by their place, so one that is not a number keeps its place. */
const values = z
  .array(amount)
  .nullish()
  .catch(null)
  .transform((list) => list ?? []);
/** The same of progress: of a task whose progress cannot be read nothing is known to be done. */
const progress = z.array(amount);
const task = z.looseObject({ type: whole, values, valueTypes: values });
/** Progress belongs to tasks by their place, so a task that cannot be read keeps its place, as one of an unknown kind. */
const tasks = z
  .array(z.union([task, z.unknown().transform(() => ({ type: 0, values: [], valueTypes: [] }))]))
  .nullish()
  .catch(null)
  .transform((list) => list ?? [])
  .meta({ row: task });
const reward = z.looseObject({ type: maybe(whole), id32: maybe(whole), amount: count });

/** What is not translated comes as the name of a text, such as "_MO_TITLE_12": it has more underscores than blanks. */
const told = words.transform((said) => (said.split('_').length > said.split(' ').length ? null : said));

const setting = z.looseObject({
  type: maybe(whole),
  overrideTitle: maybe(told),
  overrideBrief: maybe(told),
  taskDescription: maybe(told),
  tasks,
  reward: maybe(reward),
  rewards: rows('rewards', reward),
  flags: maybe(whole),
});

const official = z
  .looseObject({
    id32: whole,
    progress,
    /** Seconds after the answer. */
    expiresIn: z.number().min(-10_000_000_000).max(10_000_000_000),
    setting,
    startTime: maybe(gameTime),
  })
  .transform((order) => ({ ...order, expiresAt: null }));

/** The community's form. Its rewards have no id32, and the end is an instant. */
const reshaped = z
  .looseObject({
    id: whole,
    progress,
    expiration: instant,
    title: maybe(told),
    briefing: maybe(told),
    description: maybe(told),
    tasks,
    reward: maybe(reward),
    rewards: rows('rewards', reward),
    flags: maybe(whole),
  })
  .transform(({ id, progress, expiration, ...rest }) => ({
    id32: id,
    progress,
    expiresIn: null,
    expiresAt: expiration,
    startTime: null,
    setting: {
      type: null,
      overrideTitle: rest.title,
      overrideBrief: rest.briefing,
      taskDescription: rest.description,
      tasks: rest.tasks,
      reward: rest.reward,
      rewards: rest.rewards,
      flags: rest.flags,
    },
  }));

const officialOrders = coreRows('', official);
const reshapedOrders = coreRows('', reshaped);

export type Order = z.output<typeof official> | z.output<typeof reshaped>;
export type OrderTask = z.output<typeof task>;
export type OrderReward = z.output<typeof reward>;

/**
 * Parses major orders, also in the community's form: the end is given as seconds after the answer, or as an instant.
 * Undocumented kinds of tasks are kept like all others.
 */
export function parseOrders(bytes: Uint8Array): Parsed<readonly Order[]> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  return isReshaped(json.value)
    ? readValue(reshapedOrders, json.value)
    : readValue(officialOrders, json.value);
}

function isReshaped(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.some((row) => typeof row === 'object' && row !== null && 'expiration' in row)
  );
}
