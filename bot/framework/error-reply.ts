import { escapeText } from '../../wording/escape-text.ts';
import { ACCENT, textBlock } from './blocks.ts';
import type { Reply, SayError } from './reply.ts';

/** What these values hold is made by us and is markdown already, such as `<t:1:R>`. */
const OURS = new Set(['when', 'how', 'rounds']);

/** One sentence, one tip, and for failures of ours the incident id under which the log tells more. */
export function buildErrorReply(error: SayError, incident: string | null): Reply {
  const { say, tip } = error.text;
  const content = `**${fill(say, error.values)}**\n${fill(tip, error.values)}`;
  return {
    kind: 'reply',
    accent: incident === null ? ACCENT.partial : ACCENT.error,
    blocks: [textBlock(content), ...error.blocks],
    footer: incident === null ? '' : `incident ${incident}`,
    files: [],
  };
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return OURS.has(name) ? value : escapeText(value.slice(0, 200));
  });
}
