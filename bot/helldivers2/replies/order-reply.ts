// /hd2 order: the running major orders, task by task, with the pace that they need.
import type { RunningOrder, WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { newsCodec, warCodec } from './codecs.ts';
import { fitLines } from './fit-lines.ts';
import { orderTitle, plainLine, TASK_WORDS } from './order-line.ts';
import { progressBar } from '../../../wording/progress-bar.ts';
import { sayTask, type TaskPlaces } from './say-task.ts';
import { inTime, sayFreshness, sayHours, sayPct } from './war-words.ts';

const MOST_ORDERS = 5;
const BUDGET = 3400;

export function buildOrderReply(
  view: WarView,
  places: TaskPlaces,
  now: Date,
  { locale, mention }: Wording,
): Reply {
  const shown = view.orders.slice(0, MOST_ORDERS);
  const budget = Math.floor(BUDGET / Math.max(shown.length, 1));
  const rest = view.orders.length - shown.length;
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [
      ...(shown.length === 0
        ? [
            textBlock(
              '## Major orders\nThere is no major order at the moment. That is normal between two of them.',
            ),
          ]
        : shown.map((order) => textBlock(sayOrder(order, places, { locale, budget })))),
      ...(rest > 0 ? [textBlock(`-# + ${rest} more ${rest === 1 ? 'order' : 'orders'}`)] : []),
      ...buttonsBlock([
        { label: 'The war', id: writeCustomId(warCodec, {}) },
        { label: 'News', id: writeCustomId(newsCodec, { page: '0' }) },
      ]),
    ],
    footer: [sayFreshness(view, now), mention('hd2 order')].join(' · '),
    files: [],
  };
}

type Room = { readonly locale: string; readonly budget: number };

function sayOrder(running: RunningOrder, places: TaskPlaces, { locale, budget }: Room): string {
  const { order, outlook } = running;
  const head = [
    `## ${orderTitle(running)}`,
    `${progressBar(order.pct)} **${sayPct(order.pct, locale)}** · ${TASK_WORDS[outlook.verdict]}` +
      (order.expiresAt === null ? '' : ` · ends ${inTime(order.expiresAt)}`),
    ...(order.rule === 'any' && order.tasks.length > 1 ? ['One task is enough.'] : []),
  ];
  const rewards = order.rewards
    .map(({ name, amount }) => `${formatNumber(amount, locale)} ${name}`)
    .join(', ');
  const foot = rewards === '' ? [] : [`-# Reward: ${plainLine(rewards, 120)}`];
  const brief = plainLine(order.brief, 280);
  const fixed = [...head, ...foot].join('\n').length;
  const tasks = order.tasks.map((_, at) => sayTaskLine(running, at, places, locale));
  const body = fitLines(tasks, Math.max(budget - fixed - 40, 120), (more) => `-# + ${more} more tasks`);
  const told = brief !== '' && fixed + body.length + brief.length + 4 <= budget ? [brief] : [];
  return [...head, ...told, body, ...foot].filter((line) => line !== '').join('\n');
}

function sayTaskLine(
  { order, outlook }: RunningOrder,
  at: number,
  places: TaskPlaces,
  locale: string,
): string {
  const task = order.tasks[at];
  const judged = outlook.tasks[at];
  if (task === undefined || judged === undefined) return '';
  const amount =
    task.goal > 1 ? ` (${formatNumber(task.progress, locale)} of ${formatNumber(task.goal, locale)})` : '';
  const { pacePerHour: pace, neededPerHour: needed, verdict } = judged;
  const reason =
    pace === null || needed === null || task.goal <= 1
      ? ''
      : ` at ${formatNumber(pace, locale)} per hour, needs ${formatNumber(needed, locale)}` +
        sayEnd(pace, needed, outlook.hoursLeft, locale);
  return `${sayTask(task, places, locale)}\n${progressBar(task.pct)} ${sayPct(task.pct, locale)}${amount} · ${TASK_WORDS[verdict]}${reason}`;
}

/** When it is done at this pace. */
function sayEnd(pace: number, needed: number, hours: number | null, locale: string): string {
  if (pace <= 0 || hours === null) return '';
  return `; done in about ${sayHours((needed * hours) / pace, locale)}`;
}
