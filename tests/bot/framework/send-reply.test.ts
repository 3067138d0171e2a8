import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openPictures } from '../../../bot/open-pictures.ts';
import { textOf } from '../../../bot/framework/reply/blocks.ts';
import type { Message } from '../../../bot/framework/reply/build-message.ts';
import type { Picture, Pictures } from '../../../bot/framework/reply/pictures.ts';
import type { Reply } from '../../../bot/framework/reply/reply.ts';
import { sendReply } from '../../../bot/framework/send-reply.ts';
import { pictureSlot } from '../../../bot/replies/picture-slot.ts';
import { quietLog } from '../../support/quiet-log.ts';

const PICTURE: Picture = { layouts: 'file:///layouts.ts', kind: 'weapons', props: {}, alt: 'all time' };

const REPLY: Reply = {
  kind: 'reply',
  accent: 0,
  blocks: [pictureSlot('weapons.png', PICTURE, [textOf('the words')])],
  footer: 'all time',
  files: [],
};

async function send(pictures: Pictures, { reply = REPLY, isNewest = true } = {}) {
  const sent: Message[] = [];
  const { log, lines } = quietLog();
  const edit = async (message: Message) => {
    sent.push(message);
  };
  const problem = await sendReply(reply, {
    services: { pictures, log },
    responder: { edit },
    mayAttach: true,
    askedAt: performance.now(),
    isNewest: () => isNewest,
  });
  return { problem, sent, texts: sent.map((message) => JSON.stringify(message.components)), lines };
}

describe('a picture that fails', () => {
  it('is left out and logged, and the reply names the incident', async () => {
    const { sent, texts, lines } = await send({ draw: async () => Promise.reject(new Error('no paint')) });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.files).toEqual([]);
    expect(texts[0]).toContain('the words');
    const line = lines.find(({ msg }) => msg === 'picture.failed');
    expect(line).toMatchObject({ picture: 'weapons.png', err: { message: 'no paint' } });
    expect(texts[0]).toContain(`incident ${String(line?.['incident'])}`);
  });

  it('is reported by an edit when it fails late', async () => {
    const draw = async () => {
      await sleep(500);
      throw new Error('too slow to live');
    };
    const { sent, texts } = await send({ draw });
    expect(sent).toHaveLength(2);
    expect(texts[0]).not.toContain('incident');
    expect(texts[1]).toMatch(/the words.*incident [0-9a-f]{8}/u);
  });

  it('does not change a message that has other content by then', async () => {
    const draw = async () => {
      await sleep(200);
      throw new Error('too slow to live');
    };
    const { sent } = await send({ draw }, { isNewest: false });
    expect(sent).toHaveLength(1);
  });

  it('does not affect the other pictures of the reply', async () => {
    const other: Picture = { ...PICTURE, kind: 'maps' };
    const blocks = [...REPLY.blocks, pictureSlot('maps.png', other, [])];
    const draw = async ({ kind }: Picture) => {
      if (kind === 'weapons') throw new Error('no paint');
      return new Uint8Array([1]);
    };
    const { sent } = await send({ draw }, { reply: { ...REPLY, blocks } });
    expect(sent[0]?.files.map(({ name }) => name)).toEqual(['maps.png']);
  });

  it('is logged with the error of the drawing worker', async () => {
    const { log } = quietLog();
    const pictures = openPictures(log);
    await pictures.close();
    const { lines } = await send(pictures);
    const line = lines.find(({ msg }) => msg === 'picture.failed');
    expect(line).toMatchObject({ err: { message: 'CLOSED: the drawer is closed' } });
  });
});
