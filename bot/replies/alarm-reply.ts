import { time, TimestampStyles } from '@discordjs/formatters';
import { ACCENT, textBlock } from '../framework/reply/blocks.ts';
import type { Reply } from '../framework/reply/reply.ts';
import { escapeText } from '../../wording/escape-text.ts';

export type AlarmNews = {
  readonly going: readonly { readonly say: string; readonly since: Date }[];
  readonly over: readonly { readonly say: string; readonly since: Date }[];
};

const LISTED = 8;
const LONGEST = 200;

/** Problems of Debrief, and solved ones. */
export function buildAlarmReply({ going, over }: AlarmNews): Reply {
  const lines = [
    ...(going.length === 0 ? [] : ['## Debrief needs you', ...list(going)]),
    ...(over.length === 0 ? [] : ['## Over', ...list(over)]),
  ];
  return {
    kind: 'reply',
    accent: going.length === 0 ? ACCENT.help : ACCENT.error,
    blocks: [textBlock(lines.join('\n'))],
    footer: 'The log says more, and so does npm run debrief \\-\\- doctor.',
    files: [],
  };
}

function list(alarms: AlarmNews['going']): string[] {
  const lines = alarms.slice(0, LISTED).map(({ say, since }) => {
    const text = say.length > LONGEST ? `${say.slice(0, LONGEST)}…` : say;
    return `- ${escapeText(text)} (began ${time(since, TimestampStyles.RelativeTime)})`;
  });
  return alarms.length > LISTED ? [...lines, `- and ${alarms.length - LISTED} more`] : lines;
}
