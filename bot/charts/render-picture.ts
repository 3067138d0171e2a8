import { encodePng } from './drawing/encode-png.ts';
import { paintScene } from './drawing/paint-scene.ts';
import { layoutPicture } from './pictures.ts';
import type { Picture } from './pictures.ts';

/** PNG bytes of a picture, drawn in the calling thread: the drawer's workers call it, the bot never does. */
export async function renderPicture(picture: Picture): Promise<Uint8Array> {
  const canvas = paintScene(layoutPicture(picture));
  try {
    return await encodePng(canvas);
  } finally {
    // Its pixels are some 20 MB that the garbage collector does not see, so it would be in no hurry.
    canvas.width = 1;
    canvas.height = 1;
  }
}
