import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Moment, StatusAnswer } from '../answer.ts';
import { fetchSeries } from './fetch-series.ts';
import { fetchReadings, fetchStatusBefore } from './fetch-readings.ts';
import { eventKey, type Reading, readingOf, type SeenEvent } from './reading.ts';
import { resample, type Stretch } from './resample.ts';
import { Sampler, type Series } from './sampler.ts';

export type FailedSamples = { readonly season: number; readonly reason: string };

/**
 * Stores samples for charts. If one fails, only that sample is lost and the answer is still imported.
 *
 * @param answers oldest first.
 * @param before the moment of the newest status of each war before these answers.
 * @returns the wars whose samples failed, and why.
 */
export async function storeSamples(
  trx: Transaction<DB>,
  answers: readonly StatusAnswer[],
  before: ReadonlyMap<number, Moment>,
): Promise<FailedSamples[]> {
  const failed: FailedSamples[] = [];
  for (const [season, own] of Map.groupBy(answers, ({ document }) => document.season)) {
    const [first, ...others] = own;
    if (first === undefined) continue;
    const isNewer = (before.get(season)?.time ?? 0) < first.document.time;
    const stretch = await inSavepoint(
      trx,
      async () =>
        (isNewer ? await goOn(trx, season, own) : null) ?? (await resample(trx, season, [first, ...others])),
    );
    if (typeof stretch === 'string') {
      failed.push({ season, reason: stretch });
      continue;
    }
    for (const store of [storeEventSamples, storeLiveSamples]) {
      const done = await inSavepoint(trx, async () => store(trx, season, stretch));
      if (typeof done === 'string') failed.push({ season, reason: done });
    }
  }
  return failed;
}

/** Appends readings that are newer than all samples. @returns null if a sample is not older. */
async function goOn(
  trx: Transaction<DB>,
  season: number,
  answers: readonly StatusAnswer[],
): Promise<Stretch | null> {
  const from = answers[0]?.document.time ?? 0;
  const series = await fetchSeries(trx, season, Number.MAX_SAFE_INTEGER);
  const chains = [series.statistics, ...series.events.values()];
  if (chains.some((chain) => chain.time >= from)) return null;
  const readings = answers.map(({ document }) => readingOf(document));
  const sampler = new Sampler(series, await fetchPrevious(trx, season, series, readings));
  for (const reading of readings) sampler.take(reading);
  return { from, to: Number.MAX_SAFE_INTEGER, sampler };
}

/** Fetches the events of the answer before these, if one that ran then is not in the first of these. */
async function fetchPrevious(
  trx: Transaction<DB>,
  season: number,
  { events }: Series,
  [first]: readonly Reading[],
): Promise<readonly SeenEvent[]> {
  if (first === undefined) return [];
  const shown = new Set(first.events.map(({ sample }) => eventKey(sample)));
  if ([...events].every(([key, chain]) => chain.isOver || shown.has(key))) return [];
  const before = await fetchStatusBefore(trx, season, first.time);
  if (before === undefined) return [];
  return (await fetchReadings(trx, [before.payloadId])).get(before.payloadId)?.events ?? [];
}

async function storeEventSamples(trx: Transaction<DB>, season: number, stretch: Stretch): Promise<void> {
  await trx
    .deleteFrom('helldivers1.event_samples')
    .where('season', '=', season)
    .where('time', '>=', stretch.from)
    .where('time', '<=', stretch.to)
    .execute();
  const rows = stretch.sampler.events;
  if (rows.length > 0) await trx.insertInto('helldivers1.event_samples').values(rows).execute();
}

async function storeLiveSamples(trx: Transaction<DB>, season: number, stretch: Stretch): Promise<void> {
  await trx
    .deleteFrom('helldivers1.live_samples')
    .where('season', '=', season)
    .where('time', '>=', stretch.from)
    .where('time', '<=', stretch.to)
    .execute();
  const rows = stretch.sampler.live;
  if (rows.length > 0) await trx.insertInto('helldivers1.live_samples').values(rows).execute();
}

/** @returns the result of `work`, or the error in words; the transaction continues without it. */
async function inSavepoint<T>(trx: Transaction<DB>, work: () => Promise<T>): Promise<T | string> {
  await sql`savepoint samples`.execute(trx);
  try {
    const result = await work();
    await sql`release savepoint samples`.execute(trx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint samples`.execute(trx);
    return error instanceof Error ? error.message : String(error);
  }
}
