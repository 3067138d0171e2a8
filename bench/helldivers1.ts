// node bench/helldivers1.ts [WARS]: what a status costs beside the raw write of the rows of its fronts, and what the running
// war, the live route and one war's campaign cost beside so many stored wars (160 by default). Ratios count; milliseconds
// depend on the machine.
import { sql } from 'kysely';
import { openSource } from '../importer/helldivers1/open-source.ts';
import { drainInbox } from '../importer/inbox/drain-inbox.ts';
import { type Payload, storePayloads } from '../importer/inbox/store-payloads.ts';
import { identifyAnswer } from '../parsers/helldivers1/identify-answer.ts';
import { playWars } from '../simulator/helldivers1/play-wars.ts';
import { archiveAnswer, statusAnswer } from '../simulator/helldivers1/war-answers.ts';
import { fetchCampaign } from '../stats/helldivers1/fetch-campaign.ts';
import { fetchWar } from '../stats/helldivers1/fetch-war.ts';
import { openBenchServer } from './support/bench-server.ts';
import { median, quantile, say, timed } from './support/say.ts';

const wars = Number(process.argv[2] ?? 160);
const STATUSES = 40;
const TURNS = 20;
const STEP_S = 20;
const START = 1_700_000_000;
const WAR_S = 25 * 86_400;

function toPayload(answer: object): Payload {
  const body = Buffer.from(JSON.stringify(answer));
  const label = identifyAnswer(body);
  return {
    source: 'helldivers1',
    game: 'helldivers1',
    ...label,
    contentType: 'application/json',
    isSnapshot: label.kind === 'status',
    body,
  };
}

/** The course of a whole war under each number, its events with ids of their own. */
function archives(): Payload[] {
  const played = playWars({ seed: 1, startTime: START - WAR_S, firstSeason: 1 });
  played.playUntil(START);
  const text = JSON.stringify(archiveAnswer(played.wars, 1, START));
  return Array.from({ length: wars - 1 }, (_, at) => {
    const renumbered: object = JSON.parse(text, (key, value: unknown) => {
      if (key === 'season') return at + 1;
      return key === 'event_id' ? Number(value) + at * 1000 : value;
    });
    return toPayload(renumbered);
  });
}

const server = await openBenchServer();
const database = await server.openFresh('bench_helldivers1', 4);
try {
  const { db } = database;
  const importer = openSource('helldivers1');
  await storePayloads(db, archives());
  await drainInbox(db, importer);
  const running = playWars({ seed: 2, startTime: START, firstSeason: wars });
  const imports: number[] = [];
  for (let turn = 0; turn < STATUSES; turn += 1) {
    const time = START + 9 * 86_400 + turn * STEP_S;
    running.playUntil(time);
    const payload = toPayload(statusAnswer(running.wars, time));
    const seconds = await timed(async () => {
      await storePayloads(db, [payload]);
      await drainInbox(db, importer);
    });
    imports.push(seconds);
  }
  await sql`create table raw_rows as select * from helldivers1.live`.execute(db);
  const raw: number[] = [];
  const war: number[] = [];
  const live: number[] = [];
  const campaign: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    raw.push(
      await timed(async () =>
        db.transaction().execute(async (trx) => {
          await sql`delete from raw_rows`.execute(trx);
          await sql`insert into raw_rows select * from helldivers1.live`.execute(trx);
        }),
      ),
    );
    war.push(await timed(async () => fetchWar(db)));
    live.push(await timed(async () => [await fetchWar(db), await fetchCampaign(db)]));
    campaign.push(await timed(async () => fetchCampaign(db, 1 + ((turn * 7) % (wars - 1)))));
  }
  const times = (values: readonly number[]): string => {
    const ms = (seconds: number): string => `${(seconds * 1000).toFixed(1)} ms`;
    const ratio = (median(values) / median(raw)).toFixed(1);
    return `p50 ${ms(median(values))}, p95 ${ms(quantile(values, 0.95))}, ${ratio} x the raw write of three fronts`;
  };
  say(`${wars} wars, raw write p50 ${(median(raw) * 1000).toFixed(1)} ms`);
  say(`status to rows: ${times(imports.slice(STATUSES / 2))}`);
  say(`data of /hd1 war: ${times(war)}`);
  say(`data of the live route: ${times(live)}`);
  say(`data of one war's campaign: ${times(campaign)}`);
} finally {
  await database.close();
  await server.close();
}
