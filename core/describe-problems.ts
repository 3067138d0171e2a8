import type { z } from 'zod';
import { nearestName } from './find-unknown-settings.ts';

/**
 * Returns one line per issue, which names the place and repeats no value.
 *
 * @param prefix where the place is, such as "debrief.json: ".
 * @param keys every valid key, to suggest a correction for a misspelt one.
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
