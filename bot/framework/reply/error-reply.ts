import { escapeText } from '../../../wording/escape-text.ts';
import { ACCENT, textBlock } from './blocks.ts';
import type { ErrorValues, Reply, SayError } from './reply.ts';

/** One sentence, one tip, and for internal errors the incident id under which they are logged. */
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

function fill(template: string, values: ErrorValues): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'string' ? escapeText(value.slice(0, 200)) : value.markdown;
  });
}
