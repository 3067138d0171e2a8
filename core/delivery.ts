/** Bytes that a source pushed. */
export type Delivery = {
  readonly game: string;
  /** Key of the source. */
  readonly source: string;
  readonly body: Uint8Array;
};

/**
 * stored    in the inbox, to be imported at once; `isNew` false: it was there already
 * rejected  kept with the reason why nothing can be made of it
 * unread    not stored: it is not what this game pushes
 */
export type Delivered =
  | {
      readonly is: 'stored';
      readonly isNew: boolean;
      /** Public ids of what it became, as far as it is imported. */
      readonly ids: readonly string[];
    }
  | { readonly is: 'rejected' | 'unread'; readonly code: string; readonly reason: string }
  | { readonly is: 'unknown_source' };

export type Deliver = (delivery: Delivery) => Promise<Delivered>;
