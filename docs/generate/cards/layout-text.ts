// Sentences with bold words and inline code, wrapped at the edge; code blocks unchanged.
import { fitRuns } from '../../../bot/charts/drawing/text/fit-runs.ts';
import { measureText } from '../../../bot/charts/drawing/text/measure-text.ts';
import type { Mark, TextStyle } from '../../../bot/charts/drawing/scene.ts';
import { CARD_COLOR } from './colors.ts';
import { monoWidth, type MonoMark } from './mono.ts';
import { type Part, type Place, stackParts } from './part.ts';
import type { Line, Span } from './read-lines.ts';

type Look = {
  readonly size: number;
  readonly weight: 400 | 700;
  readonly color: string;
  readonly line: number;
};

const LOOKS: Readonly<Record<Exclude<Line['kind'], 'code'>, Look>> = {
  title: { size: 34, weight: 700, color: CARD_COLOR.text, line: 46 },
  heading: { size: 28, weight: 700, color: CARD_COLOR.text, line: 44 },
  text: { size: 26, weight: 400, color: CARD_COLOR.text, line: 38 },
  item: { size: 26, weight: 400, color: CARD_COLOR.text, line: 38 },
  small: { size: 22, weight: 400, color: CARD_COLOR.muted, line: 32 },
};
const INDENT = 30;
const CODE_SIZE = 27;
const CODE_LINE = 36;
const CODE_PADDING = 18;
const CODE_BORDER = 6;

export function layoutText(lines: readonly Line[], place: Place): Part {
  const parts: ((place: Place) => Part)[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    const end = lines.findIndex(({ kind }, later) => later > at && kind !== 'code');
    if (line.kind === 'code') {
      const block = lines.slice(at, end === -1 ? undefined : end);
      parts.push((where) => layoutCode(block, where));
      at += block.length - 1;
    } else {
      parts.push((where) => layoutLine(line, where));
    }
  }
  return stackParts(place, parts, 0);
}

function layoutCode(lines: readonly Line[], { x, y, w }: Place): Part {
  const texts = lines.map(({ spans }) =>
    spans
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
  const room = w - 2 * CODE_PADDING;
  const widest = Math.max(...texts.map((text) => monoWidth(text, CODE_SIZE)));
  const size = Math.min(CODE_SIZE, (CODE_SIZE * room) / Math.max(1, widest));
  const h = texts.length * CODE_LINE + 2 * CODE_PADDING;
  const top = y + CODE_BORDER;
  return {
    marks: [{ kind: 'rect', role: 'panel', box: { x, y: top, w, h }, fill: CARD_COLOR.code, radius: 10 }],
    monos: texts.map((text, at) => ({
      box: {
        x: x + CODE_PADDING,
        y: top + CODE_PADDING + at * CODE_LINE,
        w: monoWidth(text, size),
        h: CODE_LINE,
      },
      text,
      size,
      color: CARD_COLOR.text,
    })),
    pictures: [],
    bottom: top + h + CODE_BORDER,
  };
}

function layoutLine({ kind, spans }: Line, { x, y, w }: Place): Part {
  const look = LOOKS[kind === 'code' ? 'text' : kind];
  const indent = kind === 'item' ? INDENT : 0;
  const rows = breakLines(spans, look, w - indent);
  const marks: Mark[] = [];
  const monos: MonoMark[] = [];
  if (kind === 'item') {
    const box = { x: x + 8, y: y + look.line / 2 - 5, w: 10, h: 10 };
    marks.push({ kind: 'icon', icon: 'dot', box, fill: CARD_COLOR.muted });
  }
  for (const [at, row] of rows.entries()) {
    let left = x + indent;
    for (const piece of row) {
      const cell = { x: left, y: y + at * look.line, w: widthOf(piece, look), h: look.line };
      if (piece.isCode) {
        const box = { ...cell, y: cell.y + (cell.h - look.size * 1.4) / 2, h: look.size * 1.4 };
        marks.push({ kind: 'rect', role: 'panel', box, fill: CARD_COLOR.raised, radius: 6 });
        const size = look.size * CODE_SHARE;
        monos.push({
          box: { ...cell, x: left + CODE_INSET, w: cell.w - 2 * CODE_INSET },
          text: piece.text,
          size,
          color: look.color,
        });
      } else if (piece.text.trim() !== '') {
        marks.push(textMark(piece, look, cell));
      }
      left += cell.w;
    }
  }
  return { marks, monos, pictures: [], bottom: y + Math.max(1, rows.length) * look.line };
}

/** Inline code is slightly smaller, on a panel that is slightly wider. */
const CODE_SHARE = 0.88;
const CODE_INSET = 6;

function styleOf({ isBold }: Span, { size, weight }: Look): TextStyle {
  return { size, weight: isBold ? 700 : weight, tabular: false };
}

function widthOf(span: Span, look: Look): number {
  if (span.isCode) return monoWidth(span.text, look.size * CODE_SHARE) + 2 * CODE_INSET;
  return measureText(span.text, styleOf(span, look));
}

function textMark(span: Span, look: Look, cell: { x: number; y: number; w: number; h: number }): Mark {
  const style = styleOf(span, look);
  const h = look.size * 1.2;
  const box = { ...cell, y: cell.y + (cell.h - h) / 2, h };
  return { kind: 'text', box, within: cell, runs: [{ text: span.text, color: look.color }], style };
}

/** Words are not split; a word wider than a line ends in an ellipsis. */
function breakLines(spans: readonly Span[], look: Look, width: number): Span[][] {
  const rows: Span[][] = [[]];
  let used = 0;
  for (const word of wordsOf(spans)) {
    const wide = word.reduce((sum, span) => sum + widthOf(span, look), 0);
    const isSpace = word.every(({ text, isCode }) => !isCode && text.trim() === '');
    if (used + wide > width && used > 0 && !isSpace) {
      rows.push([]);
      used = 0;
    }
    if (isSpace && used === 0) continue;
    const fitting = wide > width ? [cut(word, look, width)] : word;
    for (const span of fitting) push(rows.at(-1) ?? [], span);
    used += Math.min(wide, width);
  }
  return rows;
}

function cut(word: readonly Span[], look: Look, width: number): Span {
  const [first] = word;
  const text = word.map((span) => span.text).join('');
  const whole: Span = { text, isBold: first?.isBold ?? false, isCode: false };
  const runs = fitRuns([{ text, color: look.color }], width, styleOf(whole, look));
  return { ...whole, text: runs.map((run) => run.text).join('') };
}

/** Splits spans into pieces that must stay together, because a word may be partly bold. Blanks are separate pieces. */
function wordsOf(spans: readonly Span[]): Span[][] {
  const words: Span[][] = [];
  let isOpen = false;
  for (const span of spans) {
    const pieces = span.isCode ? [span.text] : span.text.split(/( +)/).filter((piece) => piece !== '');
    for (const text of pieces) {
      const isSpace = !span.isCode && text.trim() === '';
      if (isSpace || !isOpen) words.push([]);
      words.at(-1)?.push({ ...span, text });
      isOpen = !isSpace;
    }
  }
  return words;
}

/** Merges neighbours of the same style, so that letter spacing is kept. */
function push(row: Span[], span: Span): void {
  const last = row.at(-1);
  if (last === undefined || last.isCode || span.isCode || last.isBold !== span.isBold) row.push(span);
  else row[row.length - 1] = { ...last, text: last.text + span.text };
}
