import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { gameTime, maybe, text, whole } from './fields.ts';
import { readDocument } from './read-document.ts';
import { coreRows, rows } from './rows.ts';

const task = z.looseObject({ type: whole, values: z.array(whole), valueTypes: z.array(whole) });
const reward = z.looseObject({ type: maybe(whole), id32: maybe(whole), amount: whole });

const setting = z.looseObject({
  type: maybe(whole),
  overrideTitle: maybe(text),
  overrideBrief: maybe(text),
  taskDescription: maybe(text),
  tasks: rows('tasks', task),
  reward: maybe(reward),
  rewards: rows('rewards', reward),
  flags: maybe(whole),
});

const order = z.looseObject({
  id32: whole,
  progress: z.array(whole),
  /** Seconds from the answer on. */
  expiresIn: z.number().min(-10_000_000_000).max(10_000_000_000),
  setting,
  startTime: maybe(gameTime),
});

const schema = coreRows('', order);

export type Order = z.output<typeof order>;
export type OrderTask = z.output<typeof task>;
export type OrderReward = z.output<typeof reward>;

/** Reads major orders. Kinds of tasks that nobody has documented yet come through like all others. */
export function parseOrders(bytes: Uint8Array): Parsed<readonly Order[]> {
  return readDocument(schema, bytes);
}
