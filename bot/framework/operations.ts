// What admins can set off. The bot knows the words; who holds the importer does the work.

export type ReimportTarget =
  | { readonly kind: 'round'; readonly id: number }
  | { readonly kind: 'session'; readonly id: number }
  /** Local dates of the server, both included. */
  | { readonly kind: 'dates'; readonly from: string; readonly to: string }
  | { readonly kind: 'everything' };

export type ReimportResult = {
  readonly payloads: number;
  /** Ids of the rounds whose rows are other ones now. */
  readonly changed: readonly number[];
};

export type Operations = {
  readonly reimport: (
    server: string,
    target: ReimportTarget,
    /** Called with the number of files read again so far. */
    onProgress: (done: number) => void,
  ) => Promise<ReimportResult>;
};
