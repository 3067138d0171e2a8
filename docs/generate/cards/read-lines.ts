import type { Mark, MarkLine } from '../../../web/render/markdown/mark.ts';
import { readMarkdown } from '../../../web/render/markdown/read-markdown.ts';
import { settleText } from '../settle-text.ts';

export type Span = { readonly text: string; readonly isBold: boolean; readonly isCode: boolean };

/** `code` lines are drawn unchanged, in a monospaced font. */
export type Line = {
  readonly kind: 'title' | 'heading' | 'text' | 'small' | 'item' | 'code';
  readonly spans: readonly Span[];
};

/**
 * Reads a text display line by line, with the parts of Discord's Markdown that a card can draw: bold and code. Times and
 * ids are replaced by fixed ones, so that the card is the same at every run.
 */
export function readLines(content: string): Line[] {
  return readMarkdown(settleText(content)).flatMap(toLines);
}

function toLines(line: MarkLine): Line[] {
  if (line.kind === 'quote') return line.lines.flatMap(toLines);
  if (line.kind === 'code')
    return line.text
      .split('\n')
      .map((text) => ({ kind: 'code', spans: [{ text, isBold: false, isCode: true }] }));
  return [{ kind: line.kind, spans: line.marks.flatMap((mark) => toSpans(mark, false)) }];
}

function toSpans(mark: Mark, isBold: boolean): Span[] {
  if (mark.kind === 'text' || mark.kind === 'code')
    return [{ text: mark.text, isBold, isCode: mark.kind === 'code' }];
  if ('inside' in mark) return mark.inside.flatMap((inner) => toSpans(inner, isBold || mark.kind === 'bold'));
  return [{ text: wordsOf(mark), isBold, isCode: false }];
}

function wordsOf(mark: Extract<Mark, { kind: 'break' | 'moment' | 'member' }>): string {
  // A `<t:...>` of Discord.
  if (mark.kind === 'moment') return new Date(mark.seconds * 1000).toISOString();
  return mark.kind === 'member' ? `@${mark.id}` : ' ';
}
