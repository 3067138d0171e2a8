import { ATTRIBUTES, type Piece, type PieceElement, TAGS } from '../render/piece.ts';

const SVG = 'http://www.w3.org/2000/svg';
const tags = new Set<string>(TAGS);
const attributes = new Set<string>(ATTRIBUTES);

/** Builds pieces as nodes. Texts stay texts; an element or an attribute that an answer cannot have is refused. */
export function buildNodes(pieces: readonly Piece[]): Node[] {
  return pieces.map((piece) =>
    typeof piece === 'string' ? document.createTextNode(piece) : buildElement(piece),
  );
}

function buildElement({ tag, attributes: given, inside }: PieceElement): Element {
  if (!tags.has(tag)) throw new Error(`An answer has no element ${tag}`);
  const isDrawing = tag === 'svg' || tag === 'rect';
  const element = isDrawing ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value = ''] of Object.entries(given)) setAttribute(element, name, value);
  element.append(...buildNodes(inside));
  return element;
}

function setAttribute(element: Element, name: string, value: string): void {
  if (!attributes.has(name) && !/^(?:aria|data)-[a-z-]+$/.test(name))
    throw new Error(`An answer has no attribute ${name}`);
  const leads = name === 'href' || name === 'src';
  if (leads && !/^(?:https?:\/\/|\/(?!\/)|#$)/.test(value)) return;
  element.setAttribute(name, value);
}
