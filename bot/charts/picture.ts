/** One picture to draw: plain data, so that it can go to a worker thread. */
export type Picture = {
  /** Address of the module that lays it out, see `PictureKit`. */
  readonly layouts: string;
  readonly kind: string;
  readonly props: unknown;
  /** Its facts in words, at most 1024 characters. */
  readonly alt: string;
};
