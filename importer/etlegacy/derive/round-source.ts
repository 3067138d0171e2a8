import type { DocumentFormat, RoundDocument, RoundLabel } from '../../../parsers/etlegacy/round-document.ts';

/** One of the documents that tell a round. */
export type ToldBy = { readonly format: DocumentFormat; readonly name: string; readonly hash: string };

/** One readable round file of one server, or all that tell one round, ready to be derived from. */
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
  /** UTC milliseconds of the same moment where the document says it; null where only the wall clock is known. */
  readonly savedMs: number | null;
  /** SHA-256 of the bytes, hex; of several documents both, joined. */
  readonly hash: string;
  /** SHA-256 of the bytes with LF line ends, hex. */
  readonly content: string;
  readonly size: number;
  /** The same content stands on this server and counts under another name. */
  readonly isCopy: boolean;
  readonly document: RoundDocument;
  /** Set where several documents were joined. */
  readonly toldBy?: readonly ToldBy[];
  /** Ids that the round has where only another of its documents is known. */
  readonly formerIds?: readonly number[];
};
