// What can be drawn. Each kind has plain props, so a reply that wants a picture stays plain data.

export type PictureProps = Record<never, never>;

export type Picture = {
  [K in keyof PictureProps]: { readonly kind: K; readonly props: PictureProps[K] };
}[keyof PictureProps];

export type Pictures = {
  /** PNG bytes. Throws where drawing fails; the words of the picture stand in then. */
  readonly draw: (picture: Picture) => Promise<Uint8Array>;
};
