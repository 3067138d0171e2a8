import { readMarks } from '../../../parsers/helldivers2/read-marks.ts';
import type { TaskVerdict } from '../../../stats/helldivers2/judge-order.ts';
import type { MajorOrder } from '../../../stats/helldivers2/fetch-orders.ts';
import type { RunningOrder } from '../../../stats/helldivers2/fetch-war-view.ts';
import { escapeText } from '../../../wording/escape-text.ts';
import { progressBar } from '../../../wording/progress-bar.ts';
import { sayTask } from './say-task.ts';
import { sayEnd, sayPct } from './war-words.ts';

export const TASK_WORDS: Readonly<Record<TaskVerdict, string>> = {
  lost: 'the time is up',
  behind: 'behind',
  close: 'too close to call',
  unknown: 'too early to tell',
  'settled late': 'decided at the end',
  'on track': 'on track',
  done: 'done',
};

/** A text of the game in one line: no marks, escaped, cut. */
export function plainLine(text: string | null, longest: number): string {
  const { title, runs } = readMarks(text ?? '');
  const whole = [...(title === null ? [] : [`${title} `]), ...runs.map((run) => run.text)]
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const cut =
    whole.length > longest ? `${whole.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : whole;
  return escapeText(cut);
}

export function orderTitle({ order }: RunningOrder): string {
  return plainLine(order.title ?? order.description ?? order.brief, 60) || 'Major order';
}

/** A major order in two lines. */
export function orderLine(running: RunningOrder, names: ReadonlyMap<number, string>, locale: string): string {
  const { order, outlook } = running;
  const what = sayWhat(order, names, locale);
  return `**${orderTitle(running)}**${what === '' ? '' : ` · ${what}`}${sayEnd(order.expiresAt, outlook.hoursLeft)}\n${progressBar(order.pct)} ${sayPct(order.pct, locale)} · ${TASK_WORDS[outlook.verdict]}`;
}

/** What an order asks for, in a few words, because all orders have the same title. */
export function sayWhat(order: MajorOrder, names: ReadonlyMap<number, string>, locale: string): string {
  const words = order.title === null ? '' : plainLine(order.description ?? order.brief, 60);
  const [first, ...others] = order.tasks;
  if (words !== '' || first === undefined) return words;
  const task = sayTask(first, { names, sectors: new Map() }, locale);
  return others.length === 0 ? task : `${task}, and ${others.length} more`;
}
