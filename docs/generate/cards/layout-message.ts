// A message as Discord's dark theme shows it: one container with a bar at its side.
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { Message } from '../../../bot/framework/reply/build-message.ts';
import { placeText } from '../../../bot/charts/drawing/text/place-text.ts';
import type { Mark } from '../../../bot/charts/drawing/scene.ts';
import { CARD_COLOR } from './colors.ts';
import { layoutControls } from './layout-controls.ts';
import { layoutSection } from './layout-section.ts';
import { layoutText } from './layout-text.ts';
import { type Part, type Place, stackParts } from './part.ts';
import { readLines } from './read-lines.ts';

export type CardFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
};

const BAR = 8;
/** The part of the coloured box that the container covers, all but its bar. */
const ACCENT = 40;
const PADDING = 24;
const GAP = 14;
const FILE_HEIGHT = 64;

/** @param pictures the files of the message that are pictures. */
export function layoutMessage(message: Message, pictures: readonly CardFile[], place: Place): Part {
  return stackParts(
    place,
    message.components.map((component) => (where) => layoutContainer(component, pictures, where)),
    GAP,
  );
}

function layoutContainer(
  component: APIMessageTopLevelComponent,
  pictures: readonly CardFile[],
  place: Place,
): Part {
  if (component.type !== ComponentType.Container)
    throw new Error(`There is no drawing for a component of type ${component.type} outside a container`);
  const inner = {
    x: place.x + BAR + PADDING,
    y: place.y + PADDING,
    w: place.w - BAR - 2 * PADDING,
  };
  const inside = stackParts(
    inner,
    component.components.map((child) => (where) => layoutChild(child, pictures, where)),
    GAP,
  );
  const box = { ...place, h: inside.bottom + PADDING - place.y };
  const accent = `#${(component.accent_color ?? 0).toString(16).padStart(6, '0')}`;
  const frame: Mark[] = [
    { kind: 'rect', role: 'panel', box: { ...box, w: ACCENT }, fill: accent, radius: 12 },
    {
      kind: 'rect',
      role: 'panel',
      box: { ...box, x: box.x + BAR, w: box.w - BAR },
      fill: CARD_COLOR.container,
      radius: 12,
    },
    {
      kind: 'rect',
      role: 'panel',
      box: { ...box, x: box.x + BAR, w: 12 },
      fill: CARD_COLOR.container,
      radius: 0,
    },
  ];
  return { ...inside, marks: [...frame, ...inside.marks], bottom: box.y + box.h };
}

function layoutChild(child: APIComponentInContainer, pictures: readonly CardFile[], place: Place): Part {
  if (child.type === ComponentType.TextDisplay) return layoutText(readLines(child.content), place);
  if (child.type === ComponentType.ActionRow) return layoutControls(child.components, place);
  if (child.type === ComponentType.Section) return layoutSection(child, place);
  if (child.type === ComponentType.File) return layoutFile(nameOf(child.file.url), place);
  if (child.type === ComponentType.MediaGallery) {
    const shown = child.items.map(({ media }) => findPicture(nameOf(media.url), pictures));
    return stackParts(
      place,
      shown.map((picture) => (where) => layoutPicture(picture, where)),
      GAP,
    );
  }
  throw new Error(`There is no drawing for a component of type ${child.type}`);
}

function nameOf(url: string): string {
  return url.replace('attachment://', '');
}

function findPicture(name: string, pictures: readonly CardFile[]): CardFile {
  const found = pictures.find((picture) => picture.name === name);
  if (found === undefined) throw new Error(`The message shows ${name} and does not bring it`);
  return found;
}

function layoutPicture({ bytes, width, height }: CardFile, { x, y, w }: Place): Part {
  const box = { x, y, w, h: (w * height) / width };
  return { marks: [], monos: [], pictures: [{ box, bytes }], bottom: y + box.h };
}

function layoutFile(name: string, { x, y, w }: Place): Part {
  const box = { x, y, w, h: FILE_HEIGHT };
  const icon = { x: x + 20, y: y + FILE_HEIGHT / 2 - 14, w: 28, h: 28 };
  const within = { ...box, x: x + 68, w: w - 88 };
  return {
    marks: [
      { kind: 'rect', role: 'panel', box, fill: CARD_COLOR.code, radius: 12 },
      { kind: 'icon', icon: 'square', box: icon, fill: CARD_COLOR.muted },
      placeText({ within, text: name, size: 24, color: CARD_COLOR.command }),
    ],
    monos: [],
    pictures: [],
    bottom: y + FILE_HEIGHT,
  };
}
