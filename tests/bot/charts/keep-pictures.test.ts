import { describe, expect, it } from 'vitest';
import { keepPictures } from '../../../bot/charts/keep-pictures.ts';
import type { Drawn } from '../../../bot/charts/open-drawer.ts';
import type { Picture } from '../../../bot/charts/picture.ts';

function weapons(detail: string): Picture {
  return { layouts: 'file:///layouts.ts', kind: 'weapons', props: { detail }, alt: detail };
}

function countingDrawer(answer: (picture: Picture) => Drawn) {
  const drawn: Picture[] = [];
  return {
    drawn,
    draw: async (picture: Picture) => {
      drawn.push(picture);
      await new Promise((resolve) => setImmediate(resolve));
      return answer(picture);
    },
    close: async () => {},
  };
}

const done = (bytes: number): Drawn => ({ ok: true, png: new Uint8Array(bytes) });

describe('keepPictures', () => {
  it('draws the same picture once, when requested again or at the same time', async () => {
    const drawer = countingDrawer(() => done(10));
    const keeper = keepPictures(drawer);
    const [first, second] = await Promise.all([keeper.draw(weapons('a')), keeper.draw(weapons('a'))]);
    expect(second).toBe(first);
    expect(await keeper.draw(weapons('a'))).toBe(first);
    expect(drawer.drawn).toHaveLength(1);
  });

  it('draws pictures that differ in kind or in content', async () => {
    const drawer = countingDrawer(() => done(10));
    const keeper = keepPictures(drawer);
    await keeper.draw(weapons('a'));
    await keeper.draw(weapons('b'));
    await keeper.draw({ ...weapons('a'), kind: 'maps' });
    expect(drawer.drawn).toHaveLength(3);
  });

  it('draws again after a failure', async () => {
    const answers: Drawn[] = [{ ok: false, code: 'TIME_LIMIT', detail: 'slow' }, done(5)];
    const drawer = countingDrawer(() => answers.shift() ?? done(1));
    const keeper = keepPictures(drawer);
    expect((await keeper.draw(weapons('a'))).ok).toBe(false);
    expect((await keeper.draw(weapons('a'))).ok).toBe(true);
    expect(drawer.drawn).toHaveLength(2);
  });

  it('keeps no more bytes than its limit', async () => {
    const drawer = countingDrawer(() => done(60));
    const keeper = keepPictures(drawer, 100);
    await keeper.draw(weapons('a'));
    await keeper.draw(weapons('b'));
    await keeper.draw(weapons('a'));
    expect(drawer.drawn).toHaveLength(3);
  });
});
