import { fail, type Failure } from './failures.ts';

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
  return { ok: true, value };
}
