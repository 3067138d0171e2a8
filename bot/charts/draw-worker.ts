// Runs in a worker thread of the drawer: one picture in, PNG bytes out. Keeps only fonts and text widths between jobs.
import type { Picture } from './pictures.ts';
import { renderPicture } from './render-picture.ts';

export async function draw(picture: Picture): Promise<Uint8Array> {
  return renderPicture(picture);
}
