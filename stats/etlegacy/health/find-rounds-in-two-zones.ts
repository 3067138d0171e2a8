import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { GameAlarm } from '../../health/game-health.ts';

/** So many rounds that are there twice, as far apart, are no coincidence. */
const LEAST_DOUBLED = 2;
/** The last rounds of a server, in which they are looked for. */
const LOOKED_AT = 200;
/** Zones differ by multiples of so many seconds. */
const ZONE_STEP_S = 15 * 60;
/** The two clocks of one round. */
const SAME_MOMENT_S = 2;
const MOST_APART_S = 14 * 3600;

/**
 * Finds servers whose rounds are there twice: as text files, whose names have the time of the server's clock, and so much
 * earlier or later as JSON documents, whose time is UTC.
 */
export async function findRoundsInTwoZones(db: Kysely<DB>): Promise<GameAlarm[]> {
  const { rows } = await sql<{ server: string; zone: string; rounds: number; minutes: number }>`
    with last as (
      select r.server_key, r.map, r.label, r.limit_s, r.defender, r.documents, extract(epoch from r.ended_at)::float8 as at
      from etlegacy.servers as s cross join lateral (
        select * from etlegacy.rounds where server_key = s.key order by ended_at desc limit ${LOOKED_AT}
      ) as r
    ), apart as (
      select tab.server_key, round((tab.at - json.at) / ${ZONE_STEP_S})::int as steps, count(distinct tab.at)::int as rounds
      from last as tab join last as json using (server_key, map, label, limit_s, defender)
      where tab.documents = '["tab"]' and json.documents = '["json"]'
        and abs(tab.at - json.at - ${ZONE_STEP_S} * round((tab.at - json.at) / ${ZONE_STEP_S})) <= ${SAME_MOMENT_S}
        and abs(tab.at - json.at) between ${ZONE_STEP_S / 2} and ${MOST_APART_S + SAME_MOMENT_S}
      group by 1, 2 having count(distinct tab.at) >= ${LEAST_DOUBLED}
    )
    select distinct on (s.key collate "C") s.key as server, s.zone, a.rounds, a.steps * ${ZONE_STEP_S / 60} as minutes
    from apart as a join etlegacy.servers as s on s.key = a.server_key
    order by s.key collate "C", a.rounds desc, abs(a.steps)`.execute(db);
  return rows.map(({ server, zone, rounds, minutes }) => ({
    key: `zone/${server}`,
    say: `${rounds} rounds of server "${server}" count twice: as text files and as JSON documents, ${sayMinutes(minutes)} apart. Documents have the time in UTC and names of text files that of the server's clock, so that clock is in another zone than ${zone}. ${HOW_TO_SET_ZONE}`,
  }));
}

export const HOW_TO_SET_ZONE =
  'Set ET_TIME_ZONE, or "zone" in debrief.json, and start again: rounds that are stored move along.';

function sayMinutes(signed: number): string {
  const minutes = Math.abs(signed);
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}
