import type { Failure } from '../../parsers/helldivers1/failures.ts';
import { failure } from '../../parsers/helldivers1/failures.ts';
import { identifyAnswer } from '../../parsers/helldivers1/identify-answer.ts';
import { parseArchive } from '../../parsers/helldivers1/parse-archive.ts';
import { parseStatus } from '../../parsers/helldivers1/parse-status.ts';
import type { Answer } from './answer.ts';

/** A payload as the inbox passes it to the import. */
export type AnswerPayload = {
  readonly id: number;
  readonly kind: string;
  /** The requested war; for a status its own war; '-' if unknown. */
  readonly subject: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly readBody: () => Uint8Array;
};

export type Unreadable = { readonly payloadId: number; readonly failure: Failure };

export function readPayload(payload: AnswerPayload): Answer | Unreadable {
  const read = parse(payload);
  if (!read.ok) return { payloadId: payload.id, failure: read };
  return { payloadId: payload.id, hash: Buffer.from(payload.hash, 'hex'), document: read.document };
}

function parse({ kind, subject, readBody }: AnswerPayload) {
  const body = readBody();
  if (kind === 'status') return parseStatus(body);
  if (kind === 'snapshots') return parseArchive(body, subject === '-' ? undefined : Number(subject));
  return explainUnknown(body);
}

/** The parser of a status has the best words for a page, a truncated body or an error. */
function explainUnknown(body: Uint8Array): Failure {
  const read = parseStatus(body);
  if (!read.ok && read.code !== 'BAD_FIELD') return read;
  if (identifyAnswer(body).kind === 'unknown')
    return failure('UNKNOWN_SHAPE', 'neither a status nor an archive of a war');
  return failure('HOST_FAILED', 'it came while the host said that it failed, so it is not believed');
}
