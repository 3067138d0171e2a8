import type { z } from 'zod';
import { safeParse } from 'zod/mini';
import { invalidForm, type FormError } from '../api-error.ts';

type Issue = z.core.$ZodIssue;

/** Returns everything in `body` that Discord's published description of this schema forbids. */
export function checkSpec(
  schema: z.core.$ZodType,
  body: unknown,
  prefix: FormError['path'] = [],
): FormError[] {
  const result = safeParse(schema, body);
  return result.success ? [] : flattenIssues(result.error.issues, prefix);
}

/** Returns the body without keys unknown to Discord; throws 50035 if the schema rejects it. */
export function parseSpec<T>(schema: z.core.$ZodType<T>, body: unknown, prefix: FormError['path'] = []): T {
  const result = safeParse(schema, body);
  if (result.success) return result.data;
  throw invalidForm(flattenIssues(result.error.issues, prefix));
}

function flattenIssues(issues: readonly Issue[], prefix: FormError['path']): FormError[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
    if (issue.code === 'invalid_union') {
      const branch = closestBranch(issue.errors);
      if (branch !== undefined) return flattenIssues(branch, path);
      const isMissing = issue.errors.every(([first]) => first?.path.length === 0);
      if (isMissing) return [{ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
    }
    return [{ path, code: errorCode(issue), message: issue.message }];
  });
}

/** A union reports errors for every member; only those of the member with the right `type` are useful. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const misfit = (issue: Issue): boolean => issue.path.length <= 1 && (issue.path[0] ?? 'type') === 'type';
  const fitting = branches.filter((issues) => !issues.some(misfit));
  return fitting.sort((a, b) => a.length - b.length)[0];
}

function errorCode(issue: Issue): string {
  if (issue.code === 'too_big') return 'BASE_TYPE_MAX_LENGTH';
  if (issue.code === 'too_small') return 'BASE_TYPE_MIN_LENGTH';
  if (issue.code === 'invalid_type') return 'BASE_TYPE_REQUIRED';
  if (issue.code === 'invalid_value') return 'BASE_TYPE_CHOICES';
  return 'BASE_TYPE_INVALID';
}
