import { createCanvas } from '@napi-rs/canvas';
import type { Pictures } from '../../../bot/framework/reply/pictures.ts';

/** Always the same small picture: other tests check the content of pictures, here they only have to be sent. */
export function stubPictures(): Pictures {
  const png = createCanvas(4, 4).toBuffer('image/png');
  return { draw: async () => png };
}
