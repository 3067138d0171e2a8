// A command and its answer as a picture: the request, the message below it, and whether others see it.
import { measureText } from '../../../bot/charts/drawing/text/measure-text.ts';
import { placeText } from '../../../bot/charts/drawing/text/place-text.ts';
import type { Box, Mark } from '../../../bot/charts/drawing/scene.ts';
import { SIZE } from '../../../bot/charts/tokens.ts';
import type { Answer } from '../../../bot/framework/collect-answer.ts';
import { CARD_COLOR } from './colors.ts';
import { layoutForm } from './layout-form.ts';
import { layoutText } from './layout-text.ts';
import { type CardFile, layoutMessage } from './layout-message.ts';
import { type Part, type Place, stackParts } from './part.ts';

export type Card = {
  /** What was typed, or the entry of a menu; null for a message that nobody asked for. */
  readonly asked: string | null;
  readonly isPrivate: boolean;
  readonly answer: Pick<Answer, 'message' | 'form'>;
  readonly pictures: readonly CardFile[];
};

const NAME = 'Debrief';
const FACE = 56;
const GAP = 16;
const BADGE = { size: 20, weight: 700, tabular: false } as const;

export function layoutCard({ asked, isPrivate, answer, pictures }: Card): Part {
  const { message, form } = answer;
  const place = { x: SIZE.padding, y: SIZE.padding, w: SIZE.width - 2 * SIZE.padding };
  return stackParts(
    place,
    [
      (where) => layoutHead(asked, where),
      ...(message === null ? [] : [(where: Place) => layoutMessage(message, pictures, where)]),
      ...(form === null ? [] : [(where: Place) => layoutForm(form, where)]),
      ...(isPrivate && form === null ? [layoutOnlyYou] : []),
    ],
    GAP,
  );
}

/** The avatar and name of the bot, and the request. */
function layoutHead(asked: string | null, { x, y, w }: Place): Part {
  const left = x + FACE + GAP;
  const name = placeText({ within: { x: left, y, w, h: 32 }, text: NAME, size: 26, weight: 700 });
  const badge = { x: left + name.box.w + 12, y: y + 2, w: measureText('APP', BADGE) + 16, h: 27 };
  const face = { x, y, w: FACE, h: FACE };
  const marks: Mark[] = [
    { kind: 'rect', role: 'panel', box: face, fill: CARD_COLOR.blurple, radius: FACE / 2 },
    placeText({ within: face, text: NAME.slice(0, 1), size: 30, weight: 700, align: 'center' }),
    name,
    { kind: 'rect', role: 'panel', box: badge, fill: CARD_COLOR.blurple, radius: 6 },
    placeText({ within: { ...badge, w: badge.w + 0.5 }, text: 'APP', ...BADGE, align: 'center' }),
    ...(asked === null ? [] : layoutRequest(asked, { x: left, y: y + 32, w: w - FACE - GAP, h: 28 })),
  ];
  return { marks, monos: [], pictures: [], bottom: y + 64 };
}

function layoutRequest(asked: string, line: Box): Mark[] {
  const you = placeText({ within: line, text: 'You used', size: 22, color: CARD_COLOR.muted });
  const rest = { ...line, x: line.x + you.box.w + 8, w: line.w - you.box.w - 8 };
  return [you, placeText({ within: rest, text: asked, size: 22, weight: 600, color: CARD_COLOR.command })];
}

function layoutOnlyYou(place: Place): Part {
  return layoutText(
    [{ kind: 'small', spans: [{ text: 'Only you can see this', isBold: false, isCode: false }] }],
    place,
  );
}
