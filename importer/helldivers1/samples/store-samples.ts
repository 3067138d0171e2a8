import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Moment, StatusAnswer } from '../answer.ts';
import { EVENT_INTERVAL } from './chain.ts';
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
    const last = before.get(season)?.time ?? 0;
    const isNewer = last < first.document.time;
    const stretch = await inSavepoint(
      trx,
      async () =>
        (isNewer ? await goOn(trx, season, own, last) : null) ??
        (await resample(trx, season, [first, ...others])),
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

/**
 * Appends readings that are newer than all samples.
 *
 * @param last time of the answer before these; 0 without one.
 * @returns null if a sample is not older.
 */
async function goOn(
  trx: Transaction<DB>,
  season: number,
  answers: readonly StatusAnswer[],
  last: number,
): Promise<Stretch | null> {
  const from = answers[0]?.document.time ?? 0;
  const series = await fetchSeries(trx, season, Number.MAX_SAFE_INTEGER);
  const chains = [series.statistics, ...series.events.values()];
  if (chains.some((chain) => chain.time >= from)) return null;
  const readings = answers.map(({ document }) => readingOf(document));
  const [first] = readings;
  const previous =
    first !== undefined && mayReplace(series, first, last) ? await fetchPrevious(trx, season, from) : [];
  const sampler = new Sampler(series, previous);
  for (const reading of readings) sampler.take(reading);
  return { from, to: Number.MAX_SAFE_INTEGER, sampler };
}

/**
 * Whether the answer before may show an event that is missing in the first of these and was not sampled then. A running
 * event is sampled as often as the interval says, so one whose last sample is older was not in that answer.
 */
function mayReplace({ events }: Series, first: Reading, last: number): boolean {
  const shown = new Set(first.events.map(({ sample }) => eventKey(sample)));
  return [...events].some(
    ([key, { isOver, time }]) => !isOver && !shown.has(key) && time < last && last - time < EVENT_INTERVAL,
  );
}

/** Fetches the events of the last answer before a moment. */
async function fetchPrevious(
  trx: Transaction<DB>,
  season: number,
  before: number,
): Promise<readonly SeenEvent[]> {
  const answer = await fetchStatusBefore(trx, season, before);
  if (answer === undefined) return [];
  return (await fetchReadings(trx, [answer.payloadId])).get(answer.payloadId)?.events ?? [];
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
