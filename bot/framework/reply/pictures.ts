// The interface of the drawer. A picture is plain data until it is drawn.
import type { Picture } from '../../charts/picture.ts';

export type { Picture };

export type Pictures = {
  /** PNG bytes. Throws when drawing fails; the picture's text is shown then. */
  readonly draw: (picture: Picture) => Promise<Uint8Array>;
};
