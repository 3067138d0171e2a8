import type { ArchiveDocument } from '../../parsers/helldivers1/archive-document.ts';
import type { StatusDocument } from '../../parsers/helldivers1/status-document.ts';

/** A stored answer that could be read. */
export type Answer<Document = StatusDocument | ArchiveDocument> = {
  readonly payloadId: number;
  /** SHA-256 of its bytes. */
  readonly hash: Buffer;
  readonly document: Document;
};

export type StatusAnswer = Answer<StatusDocument>;
export type ArchiveAnswer = Answer<ArchiveDocument>;

/** The time of an answer, and what decides between two of the same second. */
export type Moment = { readonly time: number; readonly hash: Buffer };

export function momentOf({ hash, document: { time } }: Answer): Moment {
  return { time, hash };
}

/** Orders answers, oldest first, independently of their arrival. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.time - b.time || Buffer.compare(a.hash, b.hash);
}

export function compareAnswers(a: Answer, b: Answer): number {
  return compareMoments(momentOf(a), momentOf(b));
}

/** Returns the newest answer of each war, from answers in order. */
export function newestOfSeasons<T extends Answer>(answers: readonly T[]): T[] {
  return [...new Map(answers.map((answer) => [answer.document.season, answer])).values()];
}

export function isStatus(answer: Answer): answer is StatusAnswer {
  return answer.document.kind === 'status';
}

export function isArchive(answer: Answer): answer is ArchiveAnswer {
  return answer.document.kind === 'snapshots';
}
