import { expect, it } from 'vitest';
import { insistOnPictures } from '../../docs/generate/insist-on-pictures.ts';

it('a page is not saved where one of its pictures was not drawn', async () => {
  const picture = { kind: 'form', layouts: 'file:///nowhere', props: {}, alt: 'A chart.' };
  const failing = insistOnPictures({ draw: async () => Promise.reject(new Error('too slow')) });
  await expect(failing.pictures.draw(picture)).rejects.toThrow('too slow');
  expect(failing.check).toThrow('1 picture was not drawn');
  const drawing = insistOnPictures({ draw: async () => new Uint8Array(1) });
  expect(await drawing.pictures.draw(picture)).toHaveLength(1);
  expect(drawing.check).not.toThrow();
});
