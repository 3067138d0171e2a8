// A recording: answers of an API in one file, one JSON object per line: {"at": ..., "kind": ..., "body": ...}. `at` is
// ISO 8601, unix seconds or milliseconds; `body` is the answer as JSON, or as text when it was not JSON.
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { exactDigits, parseExactJson } from '../../../core/exact-json.ts';

export type RecordedAnswer = {
  /** Its line in the file, from 1. */
  readonly line: number;
  /** undefined when the line has no time. */
  readonly at: Date | undefined;
  readonly kind: string | undefined;
  readonly body: Uint8Array;
};

export type Recording = {
  readonly answers: readonly RecordedAnswer[];
  /** Unreadable lines, which affect no other line. The first few by number, the rest as a count. */
  readonly problems: readonly string[];
};

const LISTED = 5;

/** Also of what it unpacks to. */
export const MOST_RECORDING_BYTES = 2 ** 30;

export function isRecording(file: string): boolean {
  return /\.jsonl(\.gz)?$/.test(file);
}

/** Larger numbers are milliseconds: as seconds they would be in the 52nd century. */
const MOST_SECONDS = 100_000_000_000;
const MOST_MS = 1000 * MOST_SECONDS;

function toInstant(unix: number): Date {
  return new Date(unix > MOST_SECONDS ? unix : unix * 1000);
}

const line = z.object({
  at: z
    .union([
      z.number().min(0).max(MOST_MS).transform(toInstant),
      z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
    ])
    .refine((at) => !Number.isNaN(at.getTime()))
    .optional(),
  kind: z.string().optional(),
  body: z.unknown(),
});

/** Throws when a compressed file cannot be decompressed. */
export function readRecording(file: string, content: Uint8Array): Recording {
  const bytes = file.endsWith('.gz')
    ? gunzipSync(content, { maxOutputLength: MOST_RECORDING_BYTES })
    : content;
  const answers: RecordedAnswer[] = [];
  const problems: string[] = [];
  for (const [at, text] of new TextDecoder().decode(bytes).split('\n').entries()) {
    if (text.trim() === '') continue;
    const answer = readLine(text);
    if (typeof answer === 'string') problems.push(`line ${at + 1}: ${answer}`);
    else answers.push({ line: at + 1, ...answer });
  }
  const more = problems.length - LISTED;
  return {
    answers,
    problems: more > 0 ? [...problems.slice(0, LISTED), `and ${more} more lines`] : problems,
  };
}

/** @returns the answer, or what is wrong with the line. */
function readLine(text: string): Omit<RecordedAnswer, 'line'> | string {
  let value: unknown;
  try {
    // Some counters are corrupt and huge; the body must keep every digit.
    value = parseExactJson(text, exactDigits);
  } catch {
    return 'it is not JSON, or is truncated';
  }
  const parsed = line.safeParse(value);
  if (!parsed.success)
    return `expected {"at", "kind", "body"}, at as ISO 8601 with a zone, unix seconds or milliseconds`;
  const { at, kind, body } = parsed.data;
  if (body === undefined) return 'it has no "body"';
  return { at, kind, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) };
}
