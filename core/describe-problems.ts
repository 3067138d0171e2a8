import type { z } from 'zod';
import { nearestName } from './nearest-name.ts';

/**
 * Returns one line per issue, which names the place and repeats no value.
 *
 * @param prefix where the place is, such as "debrief.json: ".
 * @param keys every valid key, to suggest a correction for a misspelt one.
 */
export function describeProblems(error: z.ZodError, prefix: string, keys: readonly string[] = []): string[] {
  return error.issues.flatMap((issue) => {
    const place = `${prefix}${sayPlace(issue.path)}`.trimEnd();
    if (issue.code !== 'unrecognized_keys') return [`${place} ${issue.message}`];
    return issue.keys.map((key) => {
      const meant = nearestName(key, keys);
      const hint = meant === undefined ? 'README.md shows all keys.' : `Did you mean "${meant}"?`;
      return `${place} must not have the key "${key}". ${hint}`;
    });
  });
}

/** People count the entries of a list from 1: `servers entry 2, zone`. */
function sayPlace(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? ` entry ${key + 1}` : `, ${String(key)}`))
    .join('')
    .replace(/^, /, '');
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'must be text in double quotes',
  number: 'must be a number without quotes',
  boolean: 'must be true or false, without quotes',
  array: 'must be a list in square brackets',
  object: 'must be an object in curly brackets',
};

/** The message for a missing value or a wrong type, where the schema has none for that key; for `error` of a parse. */
export const sayWrongType: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_type') return undefined;
  return issue.input === undefined ? 'is missing' : TYPES[issue.expected];
};
