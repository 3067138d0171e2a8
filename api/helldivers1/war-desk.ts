/** How a request for an archive ended. */
export type ArchiveReply =
  /** It is stored, from now or from before. */
  | { readonly kind: 'stored' | 'known' }
  /** The upstream does not know the war. */
  | { readonly kind: 'not found' }
  /** Nothing was asked, because too many archives are asked for at the moment. */
  | { readonly kind: 'busy' }
  /** Nothing was asked, or the answer was not accepted. */
  | { readonly kind: 'refused' | 'failed'; readonly reason: string };

/** One step of an update. */
export type UpdateStep = {
  readonly ms: number;
  readonly season: number;
  /** Whether the war is confirmed after this step. */
  readonly confirmed: boolean;
};

export type UpdateReply =
  | { readonly ok: true; readonly status: UpdateStep; readonly season: UpdateStep }
  | { readonly ok: false; readonly reason: string };

/** The way to the upstream. Requests that come at once share one request upstream. */
export type WarDesk = {
  /** Gets the archive of a war, unless it is stored. */
  readonly askFor: (season: number) => Promise<ArchiveReply>;
  /** Gets the status of the running war, then its archive. */
  readonly update: () => Promise<UpdateReply>;
  readonly close: () => Promise<void>;
};
