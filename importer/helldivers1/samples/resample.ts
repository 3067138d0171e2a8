import type { Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { StatusAnswer } from '../answer.ts';
import { NO_SAMPLE } from './chain.ts';
import { fetchReadings, fetchSamples, fetchStatusBefore, fetchStoredStatuses } from './fetch-readings.ts';
import { fetchSeries } from './fetch-series.ts';
import { mergeReadings, type Source } from './merge-readings.ts';
import { eventKey, type Reading, readingOf } from './reading.ts';
import { isSameSeries, Sampler, type Series } from './sampler.ts';

/** How many stored answers are read at once. */
const PAGE = 200;

/** The samples of a war within a time range, both ends included. */
export type Stretch = { readonly from: number; readonly to: number; readonly sampler: Sampler };

/**
 * Recomputes the samples of a war after late answers, from the answer before the first of them on, as if all had
 * arrived in order. Ends where the samples are equal to the stored ones.
 *
 * @param answers of one war, oldest first.
 */
export async function resample(
  trx: Transaction<DB>,
  season: number,
  answers: readonly [StatusAnswer, ...StatusAnswer[]],
): Promise<Stretch> {
  const first = answers[0].document.time;
  // Whether an event was last seen there depends on the answer that follows.
  const from = (await fetchStatusBefore(trx, season, first))?.time ?? first;
  const settled = Math.max(...answers.map(({ document }) => document.time));
  const before = await fetchSeries(trx, season, from);
  const samples = await fetchSamples(trx, season, from);
  const sources = mergeReadings({
    fresh: answers.map(({ hash, document }) => ({ hash, reading: readingOf(document) })),
    stored: await fetchStoredStatuses(trx, season, from),
    samples,
  });
  const sampler = new Sampler(before);
  const former = new Former(before, samples);
  for (let at = 0; at < sources.length; at += PAGE) {
    const page = sources.slice(at, at + PAGE);
    const to = page.at(-1)?.time ?? from;
    for (const reading of await readPage(trx, page)) sampler.take(reading);
    const isSplit = sources[at + PAGE]?.time === to;
    if (to <= settled || isSplit) continue;
    if (isSameSeries(sampler.series, former.at(to))) return { from, to, sampler };
  }
  return { from, to: Number.MAX_SAFE_INTEGER, sampler };
}

async function readPage(trx: Transaction<DB>, page: readonly Source[]): Promise<Reading[]> {
  const ids = page.flatMap(({ payloadId }) => (payloadId === null ? [] : [payloadId]));
  const stored = await fetchReadings(trx, ids);
  return page.flatMap(({ reading, payloadId }) => reading ?? stored.get(payloadId ?? 0) ?? []);
}

/** The previous state of the series, moment by moment. */
class Former {
  #statistics: Series['statistics'];
  readonly #events: Map<string, Series['statistics']>;
  readonly #samples: Reading[];

  constructor({ statistics, events }: Series, samples: readonly Reading[]) {
    this.#statistics = statistics;
    this.#events = new Map(events);
    this.#samples = samples.toSorted((a, b) => a.time - b.time);
  }

  at(time: number): Series {
    while ((this.#samples[0]?.time ?? Infinity) <= time) {
      for (const reading of this.#samples.splice(0, 1)) this.#record(reading);
    }
    return { statistics: this.#statistics, events: this.#events };
  }

  #record({ time, live, events }: Reading): void {
    if (live.length > 0) this.#statistics = { time, isOver: false };
    for (const { sample } of events) {
      const { isOver } = this.#events.get(eventKey(sample)) ?? NO_SAMPLE;
      this.#events.set(eventKey(sample), { time, isOver: isOver || sample.status !== 'active' });
    }
  }
}
