/** How a request for the archive of a war ended. */
export type SeasonReply =
  /** It was requested and is stored now. */
  | { readonly kind: 'stored' }
  /** It was stored before; no request was sent. */
  | { readonly kind: 'known' }
  /** The API does not know it. */
  | { readonly kind: 'not found' }
  /** No request was sent, because too many archives are requested at the moment. */
  | { readonly kind: 'busy' }
  /** No request was sent, or the answer was not accepted; it may be stored as rejected. */
  | { readonly kind: 'refused' | 'failed'; readonly reason: string };
