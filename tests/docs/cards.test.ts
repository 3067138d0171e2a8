import { createCanvas } from '@napi-rs/canvas';
import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { COLOR, SIZE, TYPE } from '../../bot/charts/tokens.ts';
import type { Mark } from '../../bot/charts/drawing/scene.ts';
import type { Message } from '../../bot/framework/reply/build-message.ts';
import { drawCard } from '../../docs/generate/cards/draw-card.ts';
import { type Card, layoutCard } from '../../docs/generate/cards/layout-card.ts';
import { findClipped, findOverlaps } from '../bot/charts/support/measure-scene.ts';
import { HOSTILE_NAMES } from '../bot/support/evenings.ts';

const PICTURE = {
  name: 'drawn.png',
  bytes: createCanvas(400, 200).toBuffer('image/png'),
  width: 400,
  height: 200,
};

type Inside = Extract<Message['components'][number], { type: ComponentType.Container }>['components'][number];

function cardOf(components: readonly Inside[]): Card {
  const message: Message = {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: 0xff0000, components: [...components] }],
    allowed_mentions: { parse: [] },
    files: [],
  };
  return { asked: '/top stat:dpm', isPrivate: true, answer: { message, form: null }, pictures: [PICTURE] };
}

function text(content: string): Inside {
  return { type: ComponentType.TextDisplay, content };
}

/** Letters of one width are text like any other, and nothing may lie on a picture. */
function sceneOf(card: Card) {
  const { marks, monos, pictures, bottom } = layoutCard(card);
  const all: Mark[] = [
    ...marks,
    ...monos.map(({ box, text: words, size, color }): Mark => {
      const h = size * 1.2;
      const ink = { ...box, y: box.y + (box.h - h) / 2, h };
      const style = { size, weight: 400, tabular: false } as const;
      return { kind: 'text', box: ink, within: box, runs: [{ text: words, color }], style };
    }),
    ...pictures.map(({ box }): Mark => ({ kind: 'rect', role: 'bar', box, fill: COLOR.bg, radius: 0 })),
  ];
  return { width: SIZE.width, height: bottom + SIZE.padding, marks: all };
}

const button = (label: string, disabled = false) => ({
  type: ComponentType.Button as const,
  style: ButtonStyle.Secondary as const,
  label,
  custom_id: label,
  disabled,
});

const CARDS: readonly (readonly [string, Card])[] = [
  [
    'a board',
    cardOf([
      text('## Damage per minute · all time'),
      text('```\n # player  DPM\n 1 somebody 347\n```'),
      {
        type: ComponentType.ActionRow,
        components: ['First', 'Back', 'Me', 'Next', 'Last'].map((label) => button(label)),
      },
      {
        type: ComponentType.ActionRow,
        components: [
          { type: ComponentType.StringSelect, custom_id: 'x', options: [], placeholder: 'A stat…' },
        ],
      },
      text('-# 11 ranked · needs 1 round · `/top`'),
    ]),
  ],
  [
    'a picture with words around it',
    cardOf([
      text(
        '### Highlights\n- **somebody** did something on `a_map` that takes many more words than one line has room for',
      ),
      { type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://drawn.png' } }] },
      text('the end'),
    ]),
  ],
  ['words without a blank', cardOf([text('W'.repeat(300)), text('`' + 'x'.repeat(120) + '`')])],
  ['a code block wider than a phone', cardOf([text(['```', 'x'.repeat(120), '```'].join('\n'))])],
  [
    'five buttons that do not fit side by side',
    cardOf([
      {
        type: ComponentType.ActionRow,
        components: Array.from({ length: 5 }, (_, at) =>
          button(`A button with many words, number ${at}`, at === 0),
        ),
      },
    ]),
  ],
  [
    'names that want to break out',
    cardOf(HOSTILE_NAMES.map((name) => text(`**${name.replaceAll(/[*`\\]/g, '')}** leads`))),
  ],
  ['a file', cardOf([{ type: ComponentType.File, file: { url: 'attachment://my-data.json' } }])],
];

describe.each(CARDS)('%s', (_, card) => {
  const scene = sceneOf(card);

  it('has no text on top of other ink', () => {
    expect(findOverlaps(scene)).toEqual([]);
  });

  it('keeps everything inside its cell and the card', () => {
    expect(findClipped(scene)).toEqual([]);
  });
});

describe('a card', () => {
  it('can be read on a phone', () => {
    const sizes = CARDS.flatMap(([, card]) =>
      layoutCard(card).marks.flatMap((mark) => (mark.kind === 'text' ? [mark.style.size] : [])),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(TYPE.floor);
  });

  it('is as wide as the charts, and the same each time', async () => {
    const [, card] = CARDS[0] ?? [];
    if (card === undefined) throw new Error('There are no cards');
    const [first, second] = [await drawCard(card), await drawCard(card)];
    expect(Buffer.compare(first, second)).toBe(0);
    expect((await sharp(first).metadata()).width).toBe(SIZE.width);
  });

  it('draws nothing it does not know', () => {
    expect(() => layoutCard(cardOf([{ type: ComponentType.Separator }]))).toThrow('no drawing');
  });
});
