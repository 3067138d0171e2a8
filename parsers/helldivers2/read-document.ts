import type { z } from 'zod';
import { fail, type Parsed } from './failures.ts';
import { findUnknownKeys } from './find-unknown-keys.ts';
import { readJson } from './read-json.ts';
import { collectDropped } from './rows.ts';

/** Parses bytes as a document of this schema. Pure; never throws. */
export function readDocument<T extends z.ZodType>(schema: T, bytes: Uint8Array): Parsed<z.output<T>> {
  const json = readJson(bytes);
  if (!json.ok) return json;
  return readValue(schema, json.value);
}

/** The same for parsed JSON. */
export function readValue<T extends z.ZodType>(schema: T, value: unknown): Parsed<z.output<T>> {
  const { result, dropped } = collectDropped(() => schema.safeParse(value));
  if (!result.success) return fail('WRONG_SHAPE', describe(result.error));
  return { ok: true, document: result.data, dropped, unknownKeys: findUnknownKeys(schema, value) };
}

function describe(error: z.ZodError): string {
  const [first] = error.issues;
  if (first === undefined) return 'The answer does not have the expected shape.';
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return `${first.path.length === 0 ? 'The answer' : first.path.join('.')}: ${first.message}${more}`;
}
