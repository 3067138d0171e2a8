// What can be drawn. A picture is plain data until a drawer makes pixels of it.
import type { Picture } from '../charts/picture.ts';

export type { Picture };

export type Pictures = {
  /** PNG bytes. Throws where drawing fails; the words of the picture stand in then. */
  readonly draw: (picture: Picture) => Promise<Uint8Array>;
};
