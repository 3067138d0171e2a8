import { withoutStop } from '../../core/without-stop.ts';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { FAILURES } from '../../parsers/etlegacy/document/failures.ts';
import { HARMLESS_CODES } from '../../stats/health/harmless-codes.ts';
import { plainText, printLine } from '../print/print.ts';

/** More at once are a back-fill: then the number says it. */
const TOLD = 6;

/** One sentence for each of these files that was rejected just now: which, where, why, and what to do. */
export async function printRejections(
  db: Kysely<DB>,
  server: string,
  names: readonly string[],
): Promise<void> {
  const rejected = await db
    .selectFrom('core.payloads')
    .distinctOn('subject')
    .select(['subject', 'status', 'code', 'line', 'reason'])
    .where('source', '=', server)
    .where('kind', '=', 'round_file')
    // One array, whatever its length: a back-fill has more names than a statement may have parameters.
    .where('subject', '=', sql<string>`any(${[...names]}::text[])`)
    .orderBy('subject')
    // Of several contents under one name the newest is the one that came.
    .orderBy('id', 'desc')
    .execute();
  const told = rejected.filter(({ status }) => status === 'rejected');
  for (const { subject, code, line, reason } of told.slice(0, TOLD))
    printLine(sayRejection({ subject, code, line, reason }));
  if (told.length > TOLD)
    printLine(`${told.length - TOLD} more files could not be read: "npm run debrief -- doctor" lists them.`);
}

type Rejection = {
  readonly subject: string;
  readonly code: string | null;
  readonly line: number | null;
  readonly reason: string | null;
};

function sayRejection({ subject, code, line, reason }: Rejection): string {
  const failures: Readonly<Record<string, { readonly tip: string }>> = FAILURES;
  const where = line === null ? '' : `, line ${line}`;
  const tip = failures[code ?? '']?.tip ?? '"npm run debrief -- doctor" says what to do.';
  const why = withoutStop(reason ?? 'no reason is known');
  if (HARMLESS_CODES.includes(code ?? ''))
    return plainText(`· ${subject} is without a round: ${why}. ${tip}`);
  return plainText(`✗ ${subject} was rejected (${code ?? 'unknown'}${where}): ${why}. ${tip}`);
}
