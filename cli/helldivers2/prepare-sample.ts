// A generated war for people who try a command before anything is set up, in a database that is for nothing else.
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Kind } from '../../importer/helldivers2/kinds.ts';
import { createHelldivers2Importer } from '../../importer/helldivers2/helldivers2-importer.ts';
import { SAMPLE } from '../../importer/helldivers2/sample-source.ts';
import { wipeWar } from '../../importer/helldivers2/wipe-war.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { type Payload, storePayloads } from '../../importer/inbox/store-payloads.ts';
import { playWar } from '../../simulator/helldivers2/play-war.ts';
import {
  infoAnswer,
  newsAnswer,
  ordersAnswer,
  planetsAnswer,
  statusAnswer,
} from '../../simulator/helldivers2/war-answers.ts';
import { needsSample } from '../app/needs-sample.ts';

const SEED = 7;
const HOUR_S = 3600;
const LASTS_S = 24 * HOUR_S;
/** Steps of the last hours, from which rates are worked out, are finer. */
const STEP_S = { coarse: 900, fine: 300, fineFor: 3 * HOUR_S } as const;

/** Safe to run twice. Does nothing where a real answer is stored. */
export async function prepareSample(db: Kysely<DB>, now = new Date()): Promise<void> {
  if (!(await needsSample(db, { game: 'helldivers2', source: SAMPLE }, now))) return;
  await wipeWar(db);
  await storePayloads(db, playSample(Math.floor(now.getTime() / 1000)));
  const importer = await createHelldivers2Importer({}).openSource(db, SAMPLE);
  if (importer !== undefined) await drainInbox(db, importer);
}

/** @param until unix seconds. */
function playSample(until: number): Payload[] {
  const startAt = until - LASTS_S;
  const war = playWar({ seed: SEED, startAt });
  const payloads = [
    answer('planets', startAt, planetsAnswer(war.state)),
    answer('info', startAt, infoAnswer(war.state)),
  ];
  for (let at = startAt; at <= until; at += at < until - STEP_S.fineFor ? STEP_S.coarse : STEP_S.fine) {
    war.playUntil(at);
    payloads.push(
      answer('status', at, statusAnswer(war.state)),
      answer('orders', at, ordersAnswer(war.state)),
    );
  }
  payloads.push(answer('news', until, newsAnswer(war.state)));
  return payloads;
}

function answer(kind: Kind, at: number, body: unknown): Payload {
  return {
    source: SAMPLE,
    game: 'helldivers2',
    kind,
    subject: '-',
    contentType: 'application/json',
    observedAt: new Date(at * 1000),
    isSnapshot: true,
    body: Buffer.from(JSON.stringify(body)),
  };
}
