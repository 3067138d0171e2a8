// A message as the bot sends it, rendered: everything that Components V2 has. A file is shown by the address that the
// rendering gives it; nothing is ever loaded from another machine.
import {
  type APIMediaGalleryItem,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import { readMarkdown } from './markdown/read-markdown.ts';
import { element, type Piece } from './piece.ts';
import { renderControl, renderRow } from './render-controls.ts';
import { renderLines } from './render-text.ts';
import type { Rendering } from './rendering.ts';

type Node = APIMessageTopLevelComponent | APIMessageComponent;

export function renderMessage(
  components: readonly APIMessageTopLevelComponent[],
  rendering: Rendering,
): Piece[] {
  const pieces = components.flatMap((component) => renderNode(component, rendering));
  return hasTitle(pieces) ? pieces : pieces.map(raiseHeadings);
}

function hasTitle(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => typeof piece !== 'string' && (piece.tag === 'h3' || hasTitle(piece.inside)));
}

/** Without a title the headings take its level, so that no level is left out. */
function raiseHeadings(piece: Piece): Piece {
  if (typeof piece === 'string') return piece;
  return { ...piece, tag: piece.tag === 'h4' ? 'h3' : piece.tag, inside: piece.inside.map(raiseHeadings) };
}

function renderNode(node: Node, rendering: Rendering): Piece[] {
  if (node.type === ComponentType.Container) {
    const inside = node.components.flatMap((child) => renderNode(child, rendering));
    return [container(inside, node.accent_color ?? null, rendering)];
  }
  if (node.type === ComponentType.TextDisplay) return renderLines(readMarkdown(node.content), rendering);
  if (node.type === ComponentType.Section) return [renderSection(node, rendering)];
  if (node.type === ComponentType.MediaGallery)
    return [
      element('div', { class: 'gallery' }, ...node.items.map((item) => renderPicture(item, rendering))),
    ];
  if (node.type === ComponentType.ActionRow) return [renderRow(node.components, rendering)];
  if (node.type === ComponentType.Separator) return [renderSeparator(node)];
  if (node.type === ComponentType.File) return [renderFile(node.file.url, rendering)];
  return [element('p', { class: 'small' }, 'This part of the answer can only be shown in Discord.')];
}

function renderSection({ components, accessory }: APISectionComponent, rendering: Rendering): Piece {
  const texts = components.flatMap((child) => renderNode(child, rendering));
  const beside =
    accessory.type === ComponentType.Thumbnail
      ? renderPicture(accessory, rendering)
      : renderControl(accessory, rendering);
  return element('div', { class: 'section' }, element('div', {}, ...texts), beside);
}

function renderSeparator({ spacing, divider }: APISeparatorComponent): Piece {
  const isLarge = spacing === SeparatorSpacingSize.Large;
  return element('hr', { class: `${isLarge ? 'large' : 'small'}${divider === false ? ' blank' : ''}` });
}

/** The accent is a shape, as a page with a strict policy may set no style. */
function container(inside: readonly Piece[], accent: number | null, { medium }: Rendering): Piece {
  if (medium === 'document') return element('blockquote', {}, ...inside);
  const fill = accent === null ? 'none' : `#${accent.toString(16).padStart(6, '0')}`;
  const bar = element(
    'svg',
    { class: 'accent', 'aria-hidden': 'true' },
    element('rect', { width: '100%', height: '100%', fill }),
  );
  return element('div', { class: 'container' }, bar, ...inside);
}

function renderPicture(
  { media, description }: Pick<APIMediaGalleryItem, 'media'> & { description?: string | null | undefined },
  { medium, addressOf }: Rendering,
): Piece {
  const alt = (description ?? '').replaceAll(/\s+/g, ' ');
  const src = medium === 'document' ? null : addressOf(nameOf(media.url));
  if (src === null) return element('p', {}, `🖼 ${alt}`);
  const image = element('img', { src, alt });
  return element('a', { href: src, target: '_blank', rel: 'noopener', class: 'picture' }, image);
}

function renderFile(url: string, { medium, addressOf }: Rendering): Piece {
  const name = nameOf(url);
  const href = medium === 'document' ? null : addressOf(name);
  if (href === null) return element('p', {}, '📎 ', element('code', {}, name));
  return element('p', { class: 'file' }, '📎 ', element('a', { href, download: name }, name));
}

/** The name of an attached file; of a file elsewhere, its whole address. */
function nameOf(url: string): string {
  return url.replace('attachment://', '');
}
