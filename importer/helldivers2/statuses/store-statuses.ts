// Stores statuses: skips repeats, judges the neighbours of new ones again, writes plausible ones, and derives from the
// first change on what follows from the series (endings, deadlines, owners, dates).
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { parseStatus, type StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';
import { deleteClock, dropOldReadings, insertClock, restoreReadings } from './clock.ts';
import { deriveSeries } from '../series/derive-series.ts';
import { dropRepeats, markRepeats } from './drop-repeats.ts';
import { judgeAround, type Judged } from './judge-around.ts';
import { loadDocuments } from '../load-documents.ts';
import type { Observed } from '../observed.ts';
import type { PayloadOutcome } from '../outcome.ts';
import { withdrawStatuses } from './withdraw-statuses.ts';
import { writeStatus } from './write-status.ts';

type Stored = {
  readonly outcomes: readonly PayloadOutcome[];
  /** New planets. */
  readonly added: readonly number[];
};

/** How many documents are in memory at once when old ones have to be read again. */
const CHUNK = 50;

export async function storeStatuses(
  trx: Transaction<DB>,
  answers: readonly Observed<StatusDocument>[],
): Promise<Stored> {
  const outcomes: PayloadOutcome[] = [];
  const added: number[] = [];
  for (const [war, ofWar] of Map.groupBy(answers, ({ document }) => document.warId)) {
    const stored = await storeOfWar(trx, war, ofWar);
    outcomes.push(...stored.outcomes);
    added.push(...stored.added);
  }
  return { outcomes, added };
}

async function storeOfWar(
  trx: Transaction<DB>,
  war: number,
  answers: readonly Observed<StatusDocument>[],
): Promise<Stored> {
  const { fresh, outcomes, moved } = await dropRepeats(trx, war, answers);
  await deleteClock(trx, war, moved);
  const judged = fresh.length === 0 ? [] : await judgeAround(trx, war, fresh);
  const gone = [...moved, ...judged.filter(({ stood }) => stood).map(({ observedAt }) => observedAt)];
  await deleteClock(trx, war, gone);
  await withdrawStatuses(trx, war, gone);
  const taken = judged.flatMap(({ verdict, answer }) =>
    verdict === null && answer !== null ? [answer] : [],
  );
  await insertClock(trx, taken);
  const added = await writeStatus(trx, taken);
  if (gone.length > 0) added.push(...(await writeAgain(trx, war)));
  await dropOldReadings(trx, war);
  await markRepeats(trx, war, [...new Set(answers.map(({ hash }) => hash))]);
  const touched = [...gone, ...taken.map(({ observedAt }) => observedAt)];
  await deriveSeries(trx, { war, touched, documents: taken });
  return { outcomes: [...outcomes, ...judged.map(toOutcome)], added };
}

function toOutcome({ payloadId, verdict }: Judged): PayloadOutcome {
  if (verdict === null) return { id: payloadId, status: 'imported', code: null, reason: null };
  return { id: payloadId, status: verdict.status, code: verdict.code, reason: verdict.reason };
}

/** After rows were withdrawn: writes again what the other stored statuses contain. Rare. */
async function writeAgain(trx: Transaction<DB>, war: number): Promise<number[]> {
  const { rows } = await sql<{ payload_id: number }>`
    select payload_id from helldivers2.clock where war_id = ${war} order by observed_at`.execute(trx);
  const added: number[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const ids = rows.slice(from, from + CHUNK).map((row) => row.payload_id);
    const answers = await loadDocuments(trx, ids, parseStatus);
    added.push(...(await writeStatus(trx, answers)));
    await restoreReadings(trx, war, answers);
  }
  return added;
}
