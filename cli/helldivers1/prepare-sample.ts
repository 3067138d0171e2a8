// Generated wars for people who try a command before anything is set up, in a database that is for nothing else.
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { dropSample } from '../../importer/helldivers1/drop-sample.ts';
import { openSource } from '../../importer/helldivers1/open-source.ts';
import { SAMPLE } from '../../importer/helldivers1/sample-source.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { type Payload, storePayloads } from '../../importer/inbox/store-payloads.ts';
import { identifyAnswer } from '../../parsers/helldivers1/identify-answer.ts';
import { playWars } from '../../simulator/helldivers1/play-wars.ts';
import { archiveAnswer, statusAnswer } from '../../simulator/helldivers1/war-answers.ts';
import { needsSample } from '../app/needs-sample.ts';

const SEED = 1;
const HOUR_S = 3600;
/** Length of the generated history, in which at least one war ends. */
const LASTS_S = 40 * 24 * HOUR_S;
/** Interval and number of statuses: the last day, for charts and running events. */
const STEP_S = 1800;
const STEPS = 48;

/** Safe to run twice. Does nothing where a real answer is stored. */
export async function prepareSample(db: Kysely<DB>, now = new Date()): Promise<void> {
  if (!(await needsSample(db, { game: 'helldivers1', source: SAMPLE }, now))) return;
  await dropSample(db);
  await storePayloads(db, playSample(Math.floor(now.getTime() / 1000)));
  await drainInbox(db, openSource(SAMPLE));
}

/** @param until unix seconds. */
function playSample(until: number): Payload[] {
  const played = playWars({ seed: SEED, startTime: until - LASTS_S });
  const payloads: Payload[] = [];
  for (let step = STEPS; step >= 0; step -= 1) {
    const time = until - step * STEP_S;
    played.playUntil(time);
    payloads.push(toPayload(statusAnswer(played.wars, time)));
  }
  return [
    ...payloads,
    ...played.wars.map(({ season }) => toPayload(archiveAnswer(played.wars, season, until))),
  ];
}

function toPayload(answer: object): Payload {
  const body = Buffer.from(JSON.stringify(answer));
  const label = identifyAnswer(body);
  return {
    source: SAMPLE,
    game: 'helldivers1',
    ...label,
    contentType: 'application/json',
    isSnapshot: label.kind === 'status',
    body,
  };
}
