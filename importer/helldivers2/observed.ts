import { compareTexts } from '../../core/compare-texts.ts';

/** A document with its answer. */
export type Observed<T> = {
  readonly payloadId: number;
  /** Its upstream. */
  readonly source: string;
  /** The answer's own time. */
  readonly observedAt: Date;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly document: T;
};

/** Oldest first; two of the same moment by their content, so that the order never depends on arrival. */
export function byTime(a: Pick<Observed<unknown>, 'observedAt' | 'hash'>, b: typeof a): number {
  return a.observedAt.getTime() - b.observedAt.getTime() || compareTexts(a.hash, b.hash);
}
