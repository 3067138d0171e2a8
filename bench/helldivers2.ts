// node bench/helldivers2.ts [DAYS]: what a status of 261 planets costs beside the raw writes of the same rows, what answers
// cost beside samples of so many days (30 by default), and the map, with the time that the processor worked on it. Ratios
// count; milliseconds depend on the machine.
import { sql } from 'kysely';
import { createHelldivers2Importer } from '../importer/helldivers2/helldivers2-importer.ts';
import { drainInbox } from '../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../importer/inbox/store-payloads.ts';
import { buildMapReply } from '../bot/helldivers2/replies/map-reply.ts';
import { renderPicture } from '../bot/charts/render-picture.ts';
import { pictureSlots } from '../bot/framework/reply/build-message.ts';
import { fetchGalaxy } from '../stats/helldivers2/fetch-galaxy.ts';
import { fetchPlanetCard } from '../stats/helldivers2/fetch-planet-card.ts';
import { fetchWarView } from '../stats/helldivers2/fetch-war-view.ts';
import { openBenchServer } from './support/bench-server.ts';
import { median, quantile, say, timed } from './support/say.ts';

const PLANETS = 261;
const ACTIVE = 15;
const STATUSES = 40;
const START = Date.UTC(2026, 2, 5);
const days = Number(process.argv[2] ?? 30);

const status = (minute: number) => ({
  warId: 801,
  time: 64_000_000 + minute * 60,
  impactMultiplier: 0.1,
  planetStatus: Array.from({ length: PLANETS }, (_, index) => ({
    index,
    owner: index < ACTIVE ? 2 : 1 + (index % 4),
    health: 900_000 - ((minute * 37 + index) % 500_000),
    regenPerSecond: 4.1667,
    players: index < ACTIVE ? 2000 + minute : 3,
    position: { x: Math.cos(index), y: Math.sin(index) },
  })),
  campaigns: Array.from({ length: ACTIVE }, (_, index) => ({
    id: 1000 + index,
    planetIndex: index,
    type: 0,
    race: 0,
  })),
});

const server = await openBenchServer();
const database = await server.openFresh('bench_helldivers2', 4);
try {
  const { db } = database;
  const importer = await createHelldivers2Importer({}).openSource(db, 'manual');
  if (importer === undefined) throw new Error('There is no importer.');
  const store = async (minute: number): Promise<void> => {
    const body = Buffer.from(JSON.stringify(status(minute)));
    const observedAt = new Date(START + minute * 60_000);
    const payload = {
      source: 'manual',
      game: 'helldivers2',
      kind: 'status',
      subject: '-',
      contentType: 'application/json',
      observedAt,
      isSnapshot: true,
      body,
    };
    await storePayloads(db, [payload]);
    await drainInbox(db, importer);
  };
  const imports: number[] = [];
  for (let minute = 0; minute < STATUSES; minute += 1) imports.push(await timed(async () => store(minute)));
  const raw: number[] = [];
  await sql`create table raw_rows as select * from helldivers2.planet_statuses`.execute(db);
  for (let turn = 0; turn < STATUSES; turn += 1) {
    raw.push(
      await timed(async () =>
        db.transaction().execute(async (trx) => {
          await sql`delete from raw_rows`.execute(trx);
          await sql`insert into raw_rows select * from helldivers2.planet_statuses`.execute(trx);
        }),
      ),
    );
  }
  const warm = imports.slice(20);
  const ms = (seconds: number): string => `${(seconds * 1000).toFixed(1)} ms`;
  say(
    `status of ${PLANETS} planets to rows: p50 ${ms(median(warm))}, p95 ${ms(quantile(warm, 0.95))}, ` +
      `${(median(warm) / median(raw)).toFixed(1)} x the raw write of its rows (${ms(median(raw))})`,
  );
  await sql`
    insert into helldivers2.planet_samples
    select war_id, planet, s.bucket - n, at - n * interval '300 s', time_game - n * 300, owner, health, campaign_id,
      event_id, event_health, event_max_health, regen_per_second, players, impact_multiplier
    from helldivers2.planet_samples as s, generate_series(1, ${days * 288}::int) as n
    where s.bucket = (select min(bucket) from helldivers2.planet_samples)`.execute(db);
  await sql`vacuum analyze helldivers2.planet_samples`.execute(db);
  const now = new Date(START + STATUSES * 60_000);
  const turns = Array.from({ length: 20 }, (_, turn) => turn);
  const war: number[] = [];
  const card: number[] = [];
  const drawn: number[] = [];
  const worked: number[] = [];
  for (const turn of turns) {
    const view = await fetchWarView(db, now);
    if (view === null) throw new Error('There is no war.');
    war.push(await timed(async () => fetchWarView(db, now)));
    card.push(
      await timed(async () => [
        await fetchWarView(db, now),
        await fetchPlanetCard(db, view.war, turn % ACTIVE),
      ]),
    );
    const wording = { locale: 'en-GB', mention: (name: string) => name, hasPictures: true };
    const [slot] = pictureSlots(buildMapReply(view, await fetchGalaxy(db, view.war), now, wording));
    if (slot === undefined) throw new Error('The map has no picture.');
    const before = process.cpuUsage();
    drawn.push(await timed(async () => renderPicture(slot.picture)));
    const { user, system } = process.cpuUsage(before);
    worked.push((user + system) / 1_000_000);
  }
  const times = (values: readonly number[]): string =>
    `p50 ${ms(median(values))}, p95 ${ms(quantile(values, 0.95))}, ${(median(values) / median(raw)).toFixed(1)} x the raw write`;
  say(`data of /hd2 war beside ${days} days of samples: ${times(war)}`);
  say(`data of /hd2 planet beside ${days} days of samples: ${times(card)}`);
  say(`map of ${PLANETS} planets, drawn: ${times(drawn)}, of it at work p50 ${ms(median(worked))}`);
} finally {
  await database.close();
  await server.close();
}
