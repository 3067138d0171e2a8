import { DatabaseError } from './failures/database-error.ts';

/** The first migration before all migrations were merged into one per game. Every database of that time has it. */
const FIRST_BEFORE_MERGE = '0001-first-schema';

/**
 * Throws a DatabaseError when the applied migrations are those of a version before the merge: these databases cannot be
 * migrated, but their backups can be restored.
 */
export function refuseFormerNumbering(applied: readonly string[]): void {
  if (!applied.includes(FIRST_BEFORE_MERGE)) return;
  throw new DatabaseError(
    'This database was made by an early version of Debrief, which this version cannot upgrade. Nothing was changed.',
    'Run "npm run debrief -- backup FILE" with the version that wrote it. Then set DEBRIEF_HOME to a new folder, or DATABASE_URL to a new database, and run "npm run debrief -- restore FILE" with this version.',
  );
}
