import type { Piece, Tag } from '../render/piece.ts';

const BLOCKS: ReadonlySet<Tag> = new Set<Tag>(['p', 'h3', 'h4', 'li', 'div', 'br', 'pre']);
const SKIPPED: ReadonlySet<Tag> = new Set<Tag>(['button', 'form', 'a', 'pre', 'h3']);

/** The texts of an answer on one line, without its title, controls and tables, cut at a word. */
export function wordsOf(pieces: readonly Piece[], most: number): string {
  const words = collect(pieces).replaceAll(/\s+/g, ' ').trim();
  if (words.length <= most) return words;
  return `${words.slice(0, most).replace(/\s+\S*$/, '')} …`;
}

/** The words of its first title; null where it has none. */
export function titleOf(pieces: readonly Piece[]): string | null {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    const title = piece.tag === 'h3' ? collect(piece.inside).trim() : titleOf(piece.inside);
    if (title !== null) return title;
  }
  return null;
}

function collect(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if (SKIPPED.has(piece.tag)) return '';
      return BLOCKS.has(piece.tag) ? ` ${collect(piece.inside)} ` : collect(piece.inside);
    })
    .join('');
}
