// What the renderer makes of a message: a tree of elements and texts, plain data. The server prints it as HTML, the page
// builds it as elements; neither ever reads foreign text as HTML.

/** The only elements that an answer consists of. */
export const TAGS = [
  'a',
  'article',
  'blockquote',
  'br',
  'button',
  'code',
  'del',
  'details',
  'div',
  'em',
  'fieldset',
  'figcaption',
  'figure',
  'form',
  'h2',
  'h3',
  'h4',
  'hr',
  'img',
  'input',
  'kbd',
  'label',
  'legend',
  'li',
  'ol',
  'option',
  'p',
  'pre',
  'rect',
  'select',
  'small',
  'span',
  'strong',
  'sub',
  'summary',
  'svg',
  'textarea',
  'time',
  'u',
  'ul',
] as const;
export type Tag = (typeof TAGS)[number];

/** Attributes besides `aria-...` and `data-...`. None can run a script or set a style. */
export const ATTRIBUTES = [
  'accept',
  'alt',
  'class',
  'datetime',
  'disabled',
  'download',
  'fill',
  'for',
  'height',
  'href',
  'id',
  'label',
  'maxlength',
  'max',
  'min',
  'minlength',
  'multiple',
  'name',
  'placeholder',
  'rel',
  'required',
  'rows',
  'selected',
  'src',
  'start',
  'tabindex',
  'target',
  'title',
  'type',
  'value',
  'width',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number] | `aria-${string}` | `data-${string}`;

export type Attributes = Readonly<Partial<Record<Attribute, string>>>;
export type PieceElement = {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly inside: readonly Piece[];
};
export type Piece = string | PieceElement;

export function element(tag: Tag, attributes: Attributes, ...inside: readonly Piece[]): PieceElement {
  return { tag, attributes, inside };
}
