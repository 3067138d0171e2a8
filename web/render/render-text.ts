import type { Emphasis, Mark, MarkLine } from './markdown/mark.ts';
import { element, type Piece, type Tag } from './piece.ts';
import { renderMoment } from './render-moment.ts';
import type { Rendering } from './rendering.ts';

const EMPHASIS_TAGS = {
  bold: 'strong',
  italic: 'em',
  underlined: 'u',
  struck: 'del',
} as const satisfies Record<Exclude<Emphasis, 'spoiler'>, Tag>;

/** Renders lines of text: paragraphs, headings, lists, code and quotes. Empty lines only separate. */
export function renderLines(lines: readonly MarkLine[], rendering: Rendering): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (line === undefined) break;
    const end = endOfRun(lines, at);
    const run = lines.slice(at, end);
    if (line.kind === 'item') pieces.push(renderList(run.filter(isItem), rendering));
    else if (line.kind === 'text') pieces.push(...renderParagraph(run, rendering));
    else pieces.push(renderLine(line, rendering));
    at = end;
  }
  return pieces;
}

/** Items and texts go together with what follows them, an empty line ends both. */
function endOfRun(lines: readonly MarkLine[], start: number): number {
  const { kind } = lines[start] ?? {};
  if (kind !== 'item' && kind !== 'text') return start + 1;
  let end = start + 1;
  while (lines[end]?.kind === kind && !(kind === 'text' && isEmpty(lines[end - 1]))) end += 1;
  return end;
}

function isEmpty(line: MarkLine | undefined): boolean {
  return line?.kind === 'text' && line.marks.length === 0;
}

type Item = Extract<MarkLine, { kind: 'item' }>;

function isItem(line: MarkLine): line is Item {
  return line.kind === 'item';
}

/** Items that are indented further belong to the item above them. */
function renderList(items: readonly Item[], rendering: Rendering): Piece {
  const [first] = items;
  const top = items.map(({ depth }, at) => (at === 0 || depth <= (first?.depth ?? 0) ? at : -1));
  const starts = top.filter((at) => at >= 0);
  const entries = starts.flatMap((start, n): Piece[] => {
    const item = items[start];
    const inner = items.slice(start + 1, starts[n + 1]);
    if (item === undefined) return [];
    const below = inner.length === 0 ? [] : [renderList(inner, rendering)];
    return [element('li', {}, ...renderMarks(item.marks, rendering), ...below)];
  });
  if (first === undefined || first.number === null) return element('ul', {}, ...entries);
  return element('ol', { start: String(first.number) }, ...entries);
}

function renderParagraph(lines: readonly MarkLine[], rendering: Rendering): Piece[] {
  const texts = lines.flatMap((line) => (line.kind === 'text' && line.marks.length > 0 ? [line.marks] : []));
  if (texts.length === 0) return [];
  const inside = texts.flatMap((marks, at) => [
    ...(at === 0 ? [] : [element('br', {})]),
    ...renderMarks(marks, rendering),
  ]);
  // A paragraph cannot hold the element of a spoiler.
  const tag = texts.some(hasSpoiler) ? 'div' : 'p';
  return [element(tag, { class: 'text' }, ...inside)];
}

function hasSpoiler(marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark.kind === 'spoiler' || ('inside' in mark && hasSpoiler(mark.inside)));
}

function renderLine(line: Exclude<MarkLine, { kind: 'item' | 'text' }>, rendering: Rendering): Piece {
  const isPage = rendering.medium === 'page';
  if (line.kind === 'quote') return element('blockquote', {}, ...renderLines(line.lines, rendering));
  // Wide tables scroll sideways, which a keyboard can only do where it can be.
  if (line.kind === 'code')
    return element('pre', isPage ? { tabindex: '0' } : {}, element('code', {}, line.text));
  const marks = renderMarks(line.marks, rendering);
  if (line.kind === 'small')
    return element('p', { class: 'small' }, element(isPage ? 'small' : 'sub', {}, ...marks));
  // A document has headings of its own.
  if (!isPage) return element('p', {}, element('strong', {}, ...marks));
  return element(line.kind === 'title' ? 'h3' : 'h4', {}, ...marks);
}

export function renderMarks(marks: readonly Mark[], rendering: Rendering): Piece[] {
  return marks.map((mark) => renderMark(mark, rendering));
}

function renderMark(mark: Mark, rendering: Rendering): Piece {
  if (mark.kind === 'text') return mark.text;
  if (mark.kind === 'code') return element('code', {}, mark.text);
  if (mark.kind === 'break') return element('br', {});
  if (mark.kind === 'moment') return renderMoment(mark.seconds, mark.style, rendering);
  if (mark.kind === 'member') return element('span', { class: 'member' }, `@${rendering.nameOf(mark.id)}`);
  const inside = renderMarks(mark.inside, rendering);
  if (mark.kind === 'link') {
    const attributes = { href: mark.href, rel: 'noopener noreferrer nofollow', target: '_blank' };
    return element('a', attributes, ...inside);
  }
  if (mark.kind === 'spoiler')
    return element('details', { class: 'spoiler' }, element('summary', {}, 'Spoiler'), ...inside);
  return element(EMPHASIS_TAGS[mark.kind], {}, ...inside);
}
