import {
  type APIMessageTopLevelComponent,
  type APIComponentInContainer,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { buttonsBlock } from './blocks.ts';
import { fitsCustomId, writeCustomId } from './custom-id.ts';
import { textCodec } from './text-codec.ts';
import type { Block, PictureSlot, Reply, ReplyFile } from './reply.ts';

/** A message in Discord's format, and its files. */
export type Message = {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: []; readonly roles?: readonly string[] };
  readonly files: readonly ReplyFile[];
};

export type Drawn = ReadonlyMap<PictureSlot, Uint8Array>;

/** Builds a reply as one container. Pictures that were not drawn are replaced by their text. */
export function buildMessage(reply: Reply, drawn: Drawn = new Map()): Message {
  const footer = reply.footer === '' ? [] : [textDisplay(`-# ${reply.footer}`)];
  const blocks = drawn.size === 0 ? reply.blocks : [...reply.blocks, ...textButton(reply)];
  const inside = [...blocks.flatMap((block) => buildBlock(block, drawn)), ...footer];
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: reply.accent, components: inside }],
    // A text display pings like an ordinary message.
    allowed_mentions: { parse: [] },
    files: [...reply.files, ...drawnFiles(reply, drawn)],
  };
}

export function pictureSlots(reply: Reply): PictureSlot[] {
  return reply.blocks.filter((block) => block.kind === 'picture');
}

/** For people who cannot see a picture, or want to copy from it. */
function textButton({ self }: Reply): readonly Block[] {
  if (self === undefined || !fitsCustomId(textCodec, { of: self })) return [];
  return buttonsBlock([{ label: 'Text version', id: writeCustomId(textCodec, { of: self }) }]);
}

function textDisplay(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

function buildBlock(block: Block, drawn: Drawn): readonly APIComponentInContainer[] {
  if (block.kind === 'component') return [block.component];
  if (!drawn.has(block)) return block.instead;
  const media = { url: `attachment://${block.name}` };
  return [{ type: ComponentType.MediaGallery, items: [{ media, description: block.picture.alt }] }];
}

function drawnFiles(reply: Reply, drawn: Drawn): ReplyFile[] {
  return pictureSlots(reply).flatMap((slot) => {
    const bytes = drawn.get(slot);
    return bytes === undefined ? [] : [{ name: slot.name, bytes }];
  });
}
