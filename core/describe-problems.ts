import type { z } from 'zod';
import { nearestName } from './nearest-name.ts';

/**
 * Returns one line for every issue, which names the place and repeats no value.
 *
 * @param prefix what the place is in, such as "debrief.json: ".
 * @param keys every key that exists there, for the keys that were misspelt.
 */
export function describeProblems(error: z.ZodError, prefix: string, keys: readonly string[] = []): string[] {
  return error.issues.flatMap((issue) => {
    const place = `${prefix}${issue.path.join('.')}`.trimEnd();
    if (issue.code !== 'unrecognized_keys') return [`${place} ${issue.message}`];
    return issue.keys.map((key) => {
      const meant = nearestName(key, keys);
      const hint = meant === undefined ? 'README.md shows all keys.' : `Did you mean "${meant}"?`;
      return `${place} must not have the key "${key}". ${hint}`;
    });
  });
}
