import { encodePng } from './drawing/encode-png.ts';
import { paintScene } from './drawing/paint-scene.ts';
import { layoutPicture } from './layout-picture.ts';
import type { Picture } from './picture.ts';

/** PNG bytes of a picture, drawn in the calling thread: the drawer's workers call it, the bot never does. */
export async function renderPicture(picture: Picture): Promise<Uint8Array> {
  return await encodePng(paintScene(await layoutPicture(picture)));
}
