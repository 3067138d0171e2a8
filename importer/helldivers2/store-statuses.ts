// Statuses become rows in four steps: each is written down in the clock, those around it are judged again, what is
// plausible is written, and what follows from the series (ends, deadlines, owners, dates) is derived from the first
// change on.
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { parseStatus, type StatusDocument } from '../../parsers/helldivers2/parse-status.ts';
import { type ClockRow, insertClock } from './clock.ts';
import { hashSituation, situationOf } from './derive/situation-of.ts';
import { deriveSeries } from './derive-series.ts';
import { judgeAround, type Judged } from './judge-around.ts';
import { loadDocuments } from './load-documents.ts';
import { byTime, type Observed } from './observed.ts';
import type { PayloadOutcome } from './outcome.ts';
import { withdrawStatus } from './withdraw-status.ts';
import { writeStatus } from './write-status.ts';

type Stored = {
  readonly outcomes: readonly PayloadOutcome[];
  /** Planets that were not there before. */
  readonly added: readonly number[];
};

/** Documents that are in memory at once where old ones have to be read again. */
const CHUNK = 50;

export async function storeStatuses(
  trx: Transaction<DB>,
  answers: readonly Observed<StatusDocument>[],
): Promise<Stored> {
  const outcomes: PayloadOutcome[] = [];
  const added: number[] = [];
  for (const [war, ofWar] of Map.groupBy(answers, ({ document }) => document.warId)) {
    await insertClock(trx, ofWar.map(toClockRow));
    const judged = await judgeAround(trx, war, ofWar);
    outcomes.push(...judged.map(toOutcome));
    const gone = judged.filter(
      (row) => row.was && row.verdict !== null && !ofWar.some(({ payloadId }) => payloadId === row.payloadId),
    );
    const taken = await collectTaken(trx, ofWar, judged);
    for (const row of gone) await withdrawStatus(trx, war, row.observedAt);
    added.push(...(await writeStatus(trx, taken)));
    if (gone.length > 0) added.push(...(await writeAgain(trx, war)));
    await deriveSeries(trx, {
      war,
      touched: [...judged.map(({ observedAt }) => observedAt)],
      documents: taken,
    });
  }
  return { outcomes, added };
}

function toClockRow({ document, observedAt, payloadId, hash }: Observed<StatusDocument>): ClockRow {
  const situation = situationOf(document);
  return {
    warId: document.warId,
    observedAt,
    payloadId,
    hash,
    timeGame: document.time,
    planets: document.planetStatus.length,
    situation,
    situationHash: hashSituation(situation),
  };
}

function toOutcome({ payloadId, verdict }: Judged): PayloadOutcome {
  if (verdict === null) return { id: payloadId, status: 'imported', code: null, reason: null };
  return { id: payloadId, status: verdict.status, code: verdict.code, reason: verdict.reason };
}

/** Plausible ones of this batch, and older ones that turned out to be. */
async function collectTaken(
  trx: Transaction<DB>,
  answers: readonly Observed<StatusDocument>[],
  judged: readonly Judged[],
): Promise<Observed<StatusDocument>[]> {
  const good = new Set(judged.filter(({ verdict }) => verdict === null).map(({ payloadId }) => payloadId));
  const ours = answers.filter(({ payloadId }) => good.has(payloadId));
  for (const { payloadId } of ours) good.delete(payloadId);
  const older = await loadDocuments(trx, [...good], parseStatus);
  return [...ours, ...older].toSorted(byTime);
}

/** After rows were taken back: whatever other statuses that are still kept say. Rare. */
async function writeAgain(trx: Transaction<DB>, war: number): Promise<number[]> {
  const { rows } = await sql<{ payload_id: number }>`
    select payload_id from helldivers2.clock where war_id = ${war} and taken order by observed_at`.execute(
    trx,
  );
  const added: number[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const ids = rows.slice(from, from + CHUNK).map((row) => row.payload_id);
    added.push(...(await writeStatus(trx, await loadDocuments(trx, ids, parseStatus))));
  }
  return added;
}
