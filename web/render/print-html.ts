import type { Attributes, Piece, Tag } from './piece.ts';

const VOID: ReadonlySet<Tag> = new Set(['br', 'hr', 'img', 'input']);
/** A line of its own in the source; blanks beside these are not shown. */
const BLOCKS: ReadonlySet<Tag> = new Set<Tag>(['article', 'blockquote', 'div', 'figure', 'ol', 'ul']);

/** Prints pieces as HTML. Every text and every value is escaped, so nothing in them can become an element. */
export function printHtml(pieces: readonly Piece[]): string {
  return pieces.map(print).join('');
}

function print(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece);
  const { tag, attributes, inside } = piece;
  const start = `<${tag}${printAttributes(attributes)}>`;
  if (VOID.has(tag)) return start;
  // HTML drops a line break directly after <pre>.
  const first = tag === 'pre' && startsWithBreak(inside) ? '\n' : '';
  if (BLOCKS.has(tag)) return `${start}\n${inside.map((one) => `${print(one)}\n`).join('')}</${tag}>`;
  return `${start}${first}${printHtml(inside)}</${tag}>`;
}

function printAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value = '']) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}

function startsWithBreak([first]: readonly Piece[]): boolean {
  return typeof first === 'string' && first.startsWith('\n');
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
