import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { buttonsBlock, selectBlock, textBlock } from '../../../bot/framework/reply/blocks.ts';
import { buildMessage, type Message } from '../../../bot/framework/reply/build-message.ts';
import { checkLimits } from '../../../bot/framework/reply/check-limits.ts';
import type { Block } from '../../../bot/framework/reply/reply.ts';

function message(...blocks: Block[]): Message {
  return buildMessage({ kind: 'reply', accent: 0, blocks, footer: '', files: [] });
}

const button = (n: number) => ({ label: `b${n}`, id: `id${n}` });
const option = (n: number) => ({ label: `o${n}`, value: `v${n}` });

describe('checkLimits', () => {
  it('accepts a message within the limits', () => {
    const fine = message(
      textBlock('x'.repeat(4000)),
      ...buttonsBlock([1, 2, 3, 4, 5].map(button)),
      ...selectBlock(
        's',
        'p',
        Array.from({ length: 25 }, (_, n) => option(n)),
      ),
    );
    expect(checkLimits(fine)).toEqual([]);
  });

  it.each([
    ['an empty text', message(textBlock(' ')), 'text: none'],
    [
      'too much text in all',
      message(textBlock('x'.repeat(3000)), textBlock('x'.repeat(1001))),
      'characters of all texts: 4001',
    ],
    ['a sixth button', message(...buttonsBlock([1, 2, 3, 4, 5, 6].map(button))), 'buttons in a row: 6'],
    ['an id twice', message(...buttonsBlock([button(1), button(1)])), '"id1" stands twice'],
    ['a long id', message(...buttonsBlock([{ label: 'x', id: 'x'.repeat(101) }])), 'custom id: 101'],
    ['a label that is too long', message(...buttonsBlock([{ label: 'x'.repeat(81), id: 'x' }])), 'label: 81'],
    ['an option twice', message(...selectBlock('s', 'p', [option(1), option(1)])), '"v1" stands twice'],
    [
      'a long option',
      message(...selectBlock('s', 'p', [{ label: 'x'.repeat(101), value: 'v' }])),
      'option label: 101',
    ],
    ['41 components', message(...Array.from({ length: 40 }, () => textBlock('x'))), 'components: 41'],
    ['nothing at all', { ...message(), components: [] }, 'components: none'],
    [
      'a file that is not shown',
      { ...message(textBlock('x')), files: [{ name: 'a.png', bytes: new Uint8Array(1) }] },
      'attachment://a.png is not shown',
    ],
    [
      'a picture that is not attached',
      message({
        kind: 'component',
        component: {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: 'attachment://b.png' }, description: 'b' }],
        },
      }),
      'attachment://b.png is not attached',
    ],
    [
      'a picture without alt text',
      message({
        kind: 'component',
        component: {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: 'https://example.org/a.png' } }],
        },
      }),
      'alt text: none',
    ],
    [
      'a select beside a button',
      message({
        kind: 'component',
        component: {
          type: ComponentType.ActionRow,
          components: [
            { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'x', custom_id: 'x' },
            { type: ComponentType.StringSelect, custom_id: 'y', options: [option(1)] },
          ],
        },
      }),
      'a select must be alone in its row',
    ],
  ])('reports %s', (_, wrong, problem) => {
    expect(checkLimits(wrong).join('; ')).toContain(problem);
  });
});
