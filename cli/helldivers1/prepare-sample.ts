// Made-up wars for who tries a command before anything is set up. They go as soon as the real API is asked.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { dropSample } from '../../importer/helldivers1/drop-sample.ts';
import { openSource } from '../../importer/helldivers1/open-source.ts';
import { SAMPLE } from '../../importer/helldivers1/sample-source.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { type Payload, storePayloads } from '../../importer/inbox/store-payloads.ts';
import { identifyAnswer } from '../../parsers/helldivers1/identify-answer.ts';
import { playWars } from '../../simulator/helldivers1/play-wars.ts';
import { archiveAnswer, statusAnswer } from '../../simulator/helldivers1/war-answers.ts';

const SEED = 1;
const HOUR_S = 3600;
/** Long enough for a war to have ended. */
const LASTS_S = 40 * 24 * HOUR_S;
/** Statuses of the last day: for charts, and for events that run. */
const STEP_S = 1800;
const STEPS = 48;
/** An older sample is played anew, so that running events are running. */
const OLD_MS = 2 * HOUR_S * 1000;

/** Safe to run twice. Does nothing where a real war is known. */
export async function prepareSample(db: Kysely<DB>, now = new Date()): Promise<void> {
  const { newest, others } = await fetchKnown(db);
  if (others > 0 || (newest !== null && now.getTime() - newest.getTime() < OLD_MS)) return;
  await dropSample(db);
  await storePayloads(db, playSample(Math.floor(now.getTime() / 1000)));
  await drainInbox(db, openSource(SAMPLE));
}

async function fetchKnown(db: Kysely<DB>) {
  const { rows } = await sql<{ newest: Date | null; others: number }>`
    select max(observed_at) filter (where source = ${SAMPLE}) as newest,
      count(*) filter (where source <> ${SAMPLE}) as others
    from core.payloads where game = 'helldivers1'`.execute(db);
  return rows[0] ?? { newest: null, others: 0 };
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
