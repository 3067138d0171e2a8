import { UserError } from '../core/user-error.ts';

/** Parses a time that a person typed, which must include a zone. Throws a UserError. */
export function readTime(text: string): Date {
  const hasZone = /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  const time = new Date(text);
  if (hasZone && !Number.isNaN(time.getTime())) return time;
  throw new UserError(
    `"${text}" is not a time with a zone.`,
    'Write it like 2026-11-27T20:30:00Z or 2026-11-27T21:30:00+01:00.',
  );
}
