// What a batch of answers becomes. All in the caller's transaction, all or nothing; only a sample that fails costs no more
// than itself. The same answers in any order, any number of times, leave the same rows.
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type Answer, compareAnswers, isArchive, isStatus } from './answer.ts';
import { confirmSeasons } from './confirm-seasons.ts';
import { fetchNewestLive } from './fetch-newest-live.ts';
import { judgeOutcomes } from './judge-outcomes.ts';
import { prepareSeasons } from './prepare-seasons.ts';
import { type AnswerPayload, readPayload, type Unreadable } from './read-payload.ts';
import { storeSamples } from './samples/store-samples.ts';
import { storeEvents } from './store-events.ts';
import { storeFrames } from './store-frames.ts';
import { storeLive } from './store-live.ts';
import { storeRebroadcasts } from './store-rebroadcasts.ts';
import { storeStatuses } from './store-statuses.ts';

export type ImportedAnswers = {
  /** Wars that were confirmed anew by an answer of their own. */
  readonly confirmed: readonly number[];
  readonly rejected: readonly Unreadable[];
  /** What somebody should know of, in words: oddities of answers, samples that failed. */
  readonly warnings: readonly string[];
};

/** @param source whose answers they are; its lock is the caller's. */
export async function importAnswers(
  trx: Transaction<DB>,
  source: string,
  payloads: readonly AnswerPayload[],
): Promise<ImportedAnswers> {
  const read = payloads.map(readPayload);
  const rejected = read.filter((one) => 'failure' in one);
  const answers = read.filter((one) => 'document' in one).toSorted(compareAnswers);
  const failed = answers.length === 0 ? [] : await storeAnswers(trx, source, answers);
  await storeStatuses(trx, answers, rejected);
  return {
    confirmed: [...new Set(answers.map(({ document }) => document.season))],
    rejected,
    warnings: [...answers.flatMap(({ document }) => document.notes), ...failed],
  };
}

async function storeAnswers(
  trx: Transaction<DB>,
  source: string,
  answers: readonly Answer[],
): Promise<string[]> {
  const statuses = answers.filter(isStatus);
  const archives = answers.filter(isArchive);
  await prepareSeasons(trx, answers);
  const before = await fetchNewestLive(
    trx,
    statuses.map(({ document }) => document.season),
  );
  const moved = await storeEvents(trx, answers);
  await storeLive(trx, statuses, before);
  await storeFrames(trx, archives);
  await storeRebroadcasts(trx, statuses);
  await storeRebroadcasts(trx, archives);
  const failed = await storeSamples(trx, { source, answers: statuses, before });
  await judgeOutcomes(trx, [...seasonsOf(answers), ...moved]);
  await confirmSeasons(trx, answers);
  return failed;
}

function seasonsOf(answers: readonly Answer[]): number[] {
  return [
    ...new Set(
      answers.flatMap(({ document }) => [document.season, ...document.events.map((event) => event.season)]),
    ),
  ];
}
