// Remembers drawn pictures by what they show, so that a second look at an evening draws nothing.
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Drawn, Drawer } from './open-drawer.ts';
import type { Picture } from './picture.ts';

/** About a hundred pictures: those of many evenings. */
const BYTES = 16 * 1024 * 1024;

/** The same drawer; what was drawn is given again, and who asks while it is being drawn waits for that drawing. */
export function keepPictures(drawer: Drawer, bytes = BYTES): Drawer {
  const kept = new LRUCache<string, Extract<Drawn, { ok: true }>>({
    maxSize: bytes,
    sizeCalculation: ({ png }) => Math.max(1, png.byteLength),
  });
  const drawing = new Map<string, Promise<Drawn>>();
  const draw = async (picture: Picture, key: string): Promise<Drawn> => {
    try {
      const drawn = await drawer.draw(picture);
      // A failure may be over by the next time.
      if (drawn.ok) kept.set(key, drawn);
      return drawn;
    } finally {
      drawing.delete(key);
    }
  };
  return {
    async draw(picture) {
      const key = keyOf(picture);
      const known = kept.get(key) ?? drawing.get(key);
      if (known !== undefined) return known;
      const begun = draw(picture, key);
      drawing.set(key, begun);
      return begun;
    },
    close: async () => drawer.close(),
  };
}

/** Pictures are plain data made in one order, so equal ones read alike. */
function keyOf(picture: Picture): string {
  return hash('sha256', JSON.stringify(picture), 'base64');
}
