// Imports a batch of answers in the caller's transaction, all or nothing; only samples that fail are skipped. The same
// answers in any order, any number of times, result in the same rows.
import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type Answer, compareAnswers, isArchive, isStatus } from './answer.ts';
import { confirmSeasons } from './confirm-seasons.ts';
import { fetchNewestLive } from './fetch-newest-live.ts';
import { judgeOutcomes } from './judge-outcomes.ts';
import { prepareSeasons } from './prepare-seasons.ts';
import { type AnswerPayload, readPayload, type Unreadable } from './read-payload.ts';
import { type FailedSamples, storeSamples } from './samples/store-samples.ts';
import { fetchReportedState, stirChanges } from './stir-changes.ts';
import { storeEvents } from './store-events.ts';
import { storeFrames } from './store-frames.ts';
import { storeLive } from './store-live.ts';
import { storePolls } from './store-polls.ts';
import { storeRebroadcasts } from './store-rebroadcasts.ts';
import { storeStatuses } from './store-statuses.ts';

export type ImportedAnswers = {
  /** Wars with a new answer of their own. */
  readonly confirmed: readonly number[];
  readonly rejected: readonly Unreadable[];
  /** Warnings in words: invalid parts of answers, samples that failed. */
  readonly warnings: readonly string[];
};

export async function importAnswers(
  trx: Transaction<DB>,
  payloads: readonly AnswerPayload[],
): Promise<ImportedAnswers> {
  // Answers may have been saved from several upstreams, with the same wars.
  await sql`select pg_advisory_xact_lock(hashtextextended('helldivers1', 0))`.execute(trx);
  const read = payloads.map(readPayload);
  const rejected = read.filter((one) => 'failure' in one);
  const answers = read.filter((one) => 'document' in one).toSorted(compareAnswers);
  const failed = answers.length === 0 ? [] : await storeAnswers(trx, answers);
  const notes = new Map(answers.map((answer) => [answer.payloadId, notesOf(answer, failed)]));
  await storeStatuses(trx, notes, rejected);
  return {
    confirmed: [...new Set(answers.map(({ document }) => document.season))],
    rejected,
    warnings: [...new Set([...notes.values()].flat())],
  };
}

async function storeAnswers(trx: Transaction<DB>, answers: readonly Answer[]): Promise<FailedSamples[]> {
  const statuses = answers.filter(isStatus);
  const archives = answers.filter(isArchive);
  const seasons = seasonsOf(answers);
  const reported = await fetchReportedState(trx, seasons);
  await prepareSeasons(trx, answers);
  const before = await fetchNewestLive(
    trx,
    statuses.map(({ document }) => document.season),
  );
  const moved = await storeEvents(trx, answers);
  await storeLive(trx, statuses, before);
  await storePolls(trx, statuses);
  await storeFrames(trx, archives);
  await storeRebroadcasts(trx, statuses);
  await storeRebroadcasts(trx, archives);
  const failed = await storeSamples(trx, statuses, before);
  await judgeOutcomes(trx, [...seasons, ...moved]);
  await confirmSeasons(trx, answers);
  await stirChanges(trx, reported, seasons);
  return failed;
}

/** Invalid parts of an answer, and failures of its import. */
function notesOf(answer: Answer, failed: readonly FailedSamples[]): string[] {
  const { season, notes } = answer.document;
  const own = isStatus(answer) ? failed.filter((one) => one.season === season) : [];
  return [...notes, ...own.map(({ reason }) => `samples of war ${season}: ${reason}`)];
}

function seasonsOf(answers: readonly Answer[]): number[] {
  return [
    ...new Set(
      answers.flatMap(({ document }) => [document.season, ...document.events.map((event) => event.season)]),
    ),
  ];
}
