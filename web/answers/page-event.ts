import type { Piece } from '../render/piece.ts';

/** What happens to an answer, in order; one JSON document per line; empty lines keep the connection open. */
export type PageEvent =
  | { readonly kind: 'thinking'; readonly isPrivate: boolean }
  /** The answer, or a newer form of it. Unset when a pressed message stays public or private as it was. */
  | {
      readonly kind: 'answer';
      readonly isPrivate?: boolean;
      /** Differs where the answer differs; unset for progress and errors. */
      readonly tag?: string;
      readonly pieces: readonly Piece[];
    }
  /** The page shows this answer already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'retracted' }
  /** A further answer, for this visitor only. */
  | { readonly kind: 'also'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'form'; readonly form: Piece };
