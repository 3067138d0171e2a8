// Nothing old is posted, however much of it there is: every evening of a history of 100,000 rounds is marked as changed, as a
// back-fill, a replay or a restore does. A channel that was set up long ago gets the evening that has just ended and nothing else, a new
// one nothing at all. Prints two lines; ends with 1 on any difference.
import { sql } from 'kysely';
import { FakeDiscord } from '../tests/support/fake-discord/fake-discord.ts';
import { EtScene, HOUR, MINUTE } from '../tests/support/posts/et-scene.ts';
import { openBenchServer } from './support/bench-server.ts';
import { HISTORY, openHistory } from './support/open-history.ts';
import { say } from './support/say.ts';

const KINDS = { evening: { thread: false }, map: {}, recap: {}, away: {} };

const server = await openBenchServer();
const fake = await new FakeDiscord({ globalLimit: 1_000 }).start();
await (await openHistory(server)).close();
const { db, close } = await server.copy(HISTORY, 'stress_old_posts');
const { rows } = await sql<{ sessions: number; rounds: number; endedAt: Date; maps: number }>`
  select count(*)::int as sessions, (select count(*)::int from etlegacy.rounds) as rounds, max(ended_at) as "endedAt",
    (select count(*)::int from etlegacy.matches as m where m.session_id =
      (select id from etlegacy.sessions order by ended_at desc limit 1)
      and m.ended_at > (select max(ended_at) from etlegacy.sessions) - interval '115 minutes') as maps
  from etlegacy.sessions`.execute(db);
const [history] = rows;
if (history === undefined) throw new Error('no history');
const { sessions, rounds, endedAt, maps } = history;
const ends = endedAt.getTime();

const old = await EtScene.open({ db, fake, clock: ends + 24 * HOUR, kinds: KINDS, pictures: null });
const since = new Date(ends + 5 * MINUTE);
const fresh = await EtScene.open({ db, fake, clock: ends, kinds: KINDS, target: { since } });
const found = [await look('a day later', ends + 24 * HOUR), await look('as it ends', ends + 5 * MINUTE)];
const wanted = [
  { old: 0, fresh: 0 },
  { old: 1 + maps, fresh: 0 },
];
const isEqual = JSON.stringify(found) === JSON.stringify(wanted) && maps > 0;
if (!isEqual) say(`DIFFERENT: ${JSON.stringify({ wanted, found, maps })}`);
old.close();
fresh.close();
await close();
await server.drop('stress_old_posts');
await fake.stop();
await server.close();
process.exitCode = isEqual ? 0 : 1;

/** @returns how many messages both channels have then. */
async function look(when: string, clock: number): Promise<{ readonly old: number; readonly fresh: number }> {
  const started = performance.now();
  await sql`insert into core.stirs (game, scope, subject)
    select 'etlegacy', server_key, id::text from etlegacy.sessions
    union all select distinct 'etlegacy', server_key, '' from etlegacy.sessions`.execute(db);
  old.pipeline.clock = clock;
  await old.wait(0);
  await old.wait(0.1);
  const { left } = await db
    .selectFrom('core.stirs')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .executeTakeFirstOrThrow();
  const counts = { old: old.messages().length, fresh: fresh.messages().length };
  const seconds = Math.round((performance.now() - started) / 1000);
  say(
    `${rounds} rounds in ${sessions} evenings marked, ${when}: ${counts.old} posts in an old channel, ${counts.fresh} in a new one, ${left} marks left, ${seconds} s`,
  );
  return counts;
}
