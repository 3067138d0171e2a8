import type {
  DocumentFormat,
  RoundDocument,
  RoundLabel,
} from '../../../parsers/etlegacy/document/round-document.ts';

/** One of the documents that describe a round. */
export type ToldBy = { readonly format: DocumentFormat; readonly name: string; readonly hash: string };

/** One readable round file of one server, or all documents of one round, as input of the derivation. */
export type RoundSource = {
  readonly payloadId: number;
  readonly roundId: number;
  /** Canonical file name. */
  readonly name: string;
  readonly map: string;
  /** From the file name; can be wrong. */
  readonly label: RoundLabel;
  /** Wall clock at the end of the round, no zone: 2025-10-14T21:22:14. */
  readonly localEnd: string;
  /** UTC milliseconds of the same moment if the document has it; null if only the wall clock is known. */
  readonly savedMs: number | null;
  /** SHA-256 of the bytes, hex; for several documents both, joined. */
  readonly hash: string;
  /** SHA-256 of the bytes with LF line ends, hex. */
  readonly content: string;
  readonly size: number;
  /** The same content stands on this server and counts under another name. */
  readonly isCopy: boolean;
  readonly document: RoundDocument;
  /** Set if several documents were merged. */
  readonly toldBy?: readonly ToldBy[];
  /** Ids that the round would have if only another of its documents were known. */
  readonly formerIds?: readonly number[];
};
