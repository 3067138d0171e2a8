import { settleText } from '../settle-text.ts';

export type Span = { readonly text: string; readonly isBold: boolean; readonly isCode: boolean };

/** `code` lines are set as they are, in letters of one width. */
export type Line = {
  readonly kind: 'title' | 'heading' | 'text' | 'small' | 'item' | 'code';
  readonly spans: readonly Span[];
};

const STARTS = [
  ['### ', 'heading'],
  ['## ', 'title'],
  ['# ', 'title'],
  ['-# ', 'small'],
  ['- ', 'item'],
] as const;

/** A text display, line by line, as far as the bot uses Discord's markdown. */
export function readMarkdown(content: string): Line[] {
  let isCode = false;
  return content.split('\n').flatMap((line): Line[] => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      return [];
    }
    if (isCode) return [{ kind: 'code', spans: [{ text: line, isBold: false, isCode: true }] }];
    const [start, kind] = STARTS.find(([sign]) => line.startsWith(sign)) ?? ['', 'text' as const];
    return [{ kind, spans: readSpans(settleText(line.slice(start.length))) }];
  });
}

/** A sign with a backslash before it, bold on or off, code, or anything else. */
const PIECES = /\\([^\p{L}\p{N}\s])|(\*\*)|`([^`]+)`|([^\\*`]+|[\\*`])/gu;

function readSpans(text: string): Span[] {
  const spans: Span[] = [];
  let isBold = false;
  for (const [, escaped, bold, code, plain] of text.matchAll(PIECES)) {
    if (bold !== undefined) isBold = !isBold;
    else spans.push({ text: code ?? escaped ?? plain ?? '', isBold, isCode: code !== undefined });
  }
  return spans;
}
