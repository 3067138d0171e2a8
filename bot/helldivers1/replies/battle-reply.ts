// A defence or an assault as a post: while it runs, and how it ended.
import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/blocks.ts';
import { writeCustomId } from '../../framework/custom-id.ts';
import type { Reply } from '../../framework/reply.ts';
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
  return reply(
    `### ${capitalized(sayResult(event))}\n${eventLine(event, locale)}`,
    event,
    mention('hd1 war'),
    accent,
  );
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
