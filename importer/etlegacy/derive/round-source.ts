import type { RoundDocument, RoundLabel } from '../../../parsers/etlegacy/round-document.ts';

/** One readable round file of one server, ready to be derived from. */
export type RoundSource = {
  readonly payloadId: number;
  readonly roundId: number;
  /** Canonical file name. */
  readonly name: string;
  readonly map: string;
  /** From the file name; the writer can lie about it. */
  readonly label: RoundLabel;
  /** Wall clock at the end of the round, no zone: 2025-10-14T21:22:14. */
  readonly localEnd: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** SHA-256 of the bytes with LF line ends, hex. */
  readonly content: string;
  readonly size: number;
  /** The same content stands on this server under a smaller name. */
  readonly isCopy: boolean;
  readonly document: RoundDocument;
};
