// Buttons side by side, as many as fit; a select as wide as the message.
import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { measureText } from '../../../bot/charts/drawing/text/measure-text.ts';
import { placeText } from '../../../bot/charts/drawing/text/place-text.ts';
import type { Mark } from '../../../bot/charts/drawing/scene.ts';
import { CARD_COLOR } from './colors.ts';
import type { Part, Place } from './part.ts';
import { settleText } from '../settle-text.ts';

const HEIGHT = 58;
const GAP = 14;
const PADDING = 24;
const LABEL = { size: 24, weight: 600, tabular: false } as const;

const FILLS: Readonly<Partial<Record<ButtonStyle, string>>> = {
  [ButtonStyle.Primary]: CARD_COLOR.blurple,
  [ButtonStyle.Success]: '#248046',
  [ButtonStyle.Danger]: '#C9373A',
};

export function layoutControls(controls: readonly APIComponentInMessageActionRow[], place: Place): Part {
  const marks: Mark[] = [];
  let [x, y] = [place.x, place.y];
  for (const control of controls) {
    const isButton = control.type === ComponentType.Button;
    const label = isButton ? labelOf(control) : settleText(chosenOf(control));
    const wide = isButton ? Math.min(place.w, widthOfButton(control)) : place.w;
    if (x > place.x && x + wide > place.x + place.w) {
      x = place.x;
      y += HEIGHT + GAP;
    }
    const box = { x, y, w: wide, h: HEIGHT };
    marks.push(...(isButton ? drawButton(control, label, box) : drawSelect(label, box)));
    x += wide + GAP;
  }
  return { marks, monos: [], pictures: [], bottom: y + HEIGHT };
}

export function widthOfButton(button: APIButtonComponent): number {
  return measureText(labelOf(button), LABEL) + 2 * PADDING;
}

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

function labelOf(button: APIButtonComponent): string {
  if (!('label' in button)) return '';
  const emoji = 'emoji' in button ? button.emoji?.name : undefined;
  return [emoji, button.label].filter((piece) => piece !== undefined).join(' ');
}

function chosenOf(control: Exclude<APIComponentInMessageActionRow, APIButtonComponent>): string {
  const chosen =
    control.type === ComponentType.StringSelect
      ? control.options.filter((option) => option.default === true).map(({ label }) => label)
      : [];
  return chosen.length === 0 ? (control.placeholder ?? 'Choose') : chosen.join(', ');
}

function drawButton(button: APIButtonComponent, label: string, box: Box): Mark[] {
  const isOff = button.disabled === true;
  const fill = isOff ? CARD_COLOR.disabled : (FILLS[button.style] ?? CARD_COLOR.button);
  const color = isOff ? CARD_COLOR.disabledText : CARD_COLOR.text;
  const within = { ...box, x: box.x + PADDING, w: box.w - 2 * PADDING + 0.5 };
  return [
    { kind: 'rect', role: 'panel', box, fill, radius: 12 },
    placeText({ within, text: label, size: LABEL.size, weight: LABEL.weight, color, align: 'center' }),
  ];
}

function drawSelect(label: string, box: Box): Mark[] {
  const icon = { x: box.x + box.w - PADDING - 20, y: box.y + box.h / 2 - 8, w: 20, h: 16 };
  const within = { ...box, x: box.x + PADDING, w: box.w - 3 * PADDING - 20 };
  return [
    { kind: 'rect', role: 'panel', box, fill: CARD_COLOR.code, radius: 12 },
    placeText({ within, text: label, size: LABEL.size }),
    { kind: 'icon', icon: 'down', box: icon, fill: CARD_COLOR.muted },
  ];
}
