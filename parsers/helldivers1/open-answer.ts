import { z } from 'zod';
import { type Failure, failure } from './failures.ts';
import { readJson } from './read-json.ts';

/** The fields of an answer, not yet validated. */
export type Answer = Readonly<Record<string, unknown>>;

const answer = z.looseObject({});
const envelope = z.looseObject({ error_code: z.int(), error_message: z.string().optional() });

/**
 * Reads the outermost shape that all answers share. HTML pages, truncated bodies and errors sometimes have status 200.
 *
 * @returns the fields of a good answer.
 */
export function openAnswer(body: Uint8Array): { readonly ok: true; readonly answer: Answer } | Failure {
  const value = readJson(body);
  if (value === undefined) return failure('NOT_JSON', `no JSON, it begins with ${quoteStart(body)}`);
  const read = answer.safeParse(value);
  if (!read.success) return failure('UNKNOWN_SHAPE', 'the JSON is not an object');
  const error = envelope.safeParse(read.data);
  if (error.success && error.data.error_code !== 0) {
    const { error_code: code, error_message: message = 'no message' } = error.data;
    return failure('ERROR_ANSWER', `the API answered with error ${code}: ${message}`);
  }
  return { ok: true, answer: read.data };
}

function quoteStart(body: Uint8Array): string {
  if (body.length === 0) return 'nothing';
  const start = Buffer.from(body.subarray(0, 40)).toString('latin1');
  return JSON.stringify(start.replaceAll(/[^\x20-\x7e]/g, '?'));
}
