import { fail, type Failure } from './failures.ts';
import { storable } from './storable.ts';

/** Parses the JSON of an answer. `null`, an empty body and HTML sometimes have status 200. Never throws. */
export function readJson(bytes: Uint8Array): { readonly ok: true; readonly value: unknown } | Failure {
  const text = new TextDecoder().decode(bytes).trim();
  if (text === '') return fail('EMPTY', 'The answer has no body.');
  if (text.startsWith('<')) return fail('NOT_JSON', 'The answer is a web page, not JSON.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const what = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').slice(0, 120) : 'unreadable';
    return fail('NOT_JSON', `The answer is not JSON, or was cut (${text.length} characters): ${what}`);
  }
  if (value === null) return fail('NO_CONTENT', 'The answer is null.');
  if (isDeeper(value, DEEPEST)) return fail('WRONG_SHAPE', `The answer is nested more than ${DEEPEST} deep.`);
  return { ok: true, value: UNSTORABLE.test(text) ? clean(value) : value };
}

/** Answers have five levels. Without a limit, what is stored of unknown keys could not be written as JSON again. */
const DEEPEST = 50;

function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  return Object.values(value).some((child) => isDeeper(child, most - 1));
}

/** Escapes of NUL and of halves of characters; also of whole characters that are written as two halves. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]: [string, unknown]) => [storable(key), clean(child)]),
  );
}
