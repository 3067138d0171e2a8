import { createCanvas } from '@napi-rs/canvas';
import type { Pictures } from '../../../bot/framework/pictures.ts';

/** Always the same small picture: how pictures look is tested elsewhere, here they only have to arrive. */
export function stubPictures(): Pictures {
  const png = createCanvas(4, 4).toBuffer('image/png');
  return { draw: async () => png };
}
