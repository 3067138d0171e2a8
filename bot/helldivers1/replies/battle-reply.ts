// A defence or an assault as a post: while it runs, and how it ended.
import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import { SUPER_EARTH } from '../../../parsers/helldivers1/war-event.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { warCodec } from './codecs.ts';
import { eventLine } from './event-line.ts';
import { runningEvent, sayResult } from './war-words.ts';

/** A running event; after its end the same message names the result. */
export function buildBattleReply(event: EventState, { locale, mention }: Wording): Reply {
  const isRunning = event.status === 'active';
  const text = isRunning ? runningEvent(event, locale) : eventLine(event, locale);
  return reply(text, event, mention('hd1 war'), isRunning ? ACCENT.gold : ACCENT.neutral);
}

/** The result of an event. */
export function buildResultReply(event: EventState, { locale, mention }: Wording): Reply {
  const accent = event.status === 'success' ? ACCENT.blue : ACCENT.red;
  return reply(`### ${sayHeading(event)}\n${eventLine(event, locale)}`, event, mention('hd1 war'), accent);
}

export type Moment = 'near' | 'behind';

const MOMENTS = { near: 'The goal is near', behind: 'Behind its pace, and time runs out' } as const;

/** A moment of a running assault. */
export function buildMomentReply(event: EventState, moment: Moment, { locale, mention }: Wording): Reply {
  const text = `### ${MOMENTS[moment]}\n${runningEvent(event, locale)}`;
  return reply(text, event, mention('hd1 war'), moment === 'near' ? ACCENT.blue : ACCENT.red);
}

/** The last defence of a war decides it, so it has words of its own. */
function sayHeading(event: EventState): string {
  if (event.region !== SUPER_EARTH) return capitalized(sayResult(event));
  return event.status === 'success' ? 'Super Earth stands' : 'Super Earth has fallen';
}

function reply(text: string, { season }: EventState, command: string, accent: number): Reply {
  return {
    kind: 'reply',
    accent,
    blocks: [textBlock(text), ...buttonsBlock([{ label: 'The war', id: writeCustomId(warCodec, {}) }])],
    footer: `war ${season} · ${command}`,
    files: [],
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
