import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { GameAlarm } from '../../health/game-health.ts';
import { findRoundsInTwoZones, HOW_TO_SET_ZONE } from './find-rounds-in-two-zones.ts';

/** So many files in a row that came as they were written. */
const LEAST_FILES = 3;
/** A file comes within minutes of the end of its round. */
const MOST_LATE_S = 240;
/** Files of an archive come together. */
const LEAST_SPREAD_S = 300;
const MOST_HOURS = 14;

/** Finds servers whose clock is probably in another zone than configured, so that rounds stand at wrong times or twice. */
export async function findZoneSlips(db: Kysely<DB>): Promise<GameAlarm[]> {
  const [doubled, late] = [await findRoundsInTwoZones(db), await findLateFiles(db)];
  const known = new Set(doubled.map(({ key }) => key));
  return [...doubled, ...late.filter(({ key }) => !known.has(key))];
}

/**
 * Finds servers whose last files all came the same number of whole hours after (or before) their rounds ended, so the zone of
 * the server's clock is probably configured wrong.
 */
async function findLateFiles(db: Kysely<DB>): Promise<GameAlarm[]> {
  const { rows } = await sql<{ server: string; zone: string; hours: number }>`
    select s.key as server, s.zone, max(f.hours)::int as hours from etlegacy.servers as s
    cross join lateral (
      select r.received_at, round(extract(epoch from r.received_at - r.ended_at) / 3600) as hours,
        extract(epoch from r.received_at - r.ended_at) as late
      from (
        select p.received_at, r.ended_at from etlegacy.rounds as r join core.payloads as p on p.id = r.payload_id
        where r.server_key = s.key order by r.ended_at desc limit ${LEAST_FILES}
      ) as r
    ) as f
    group by s.key, s.zone
    having count(*) = ${LEAST_FILES} and min(f.hours) = max(f.hours) and max(f.hours) <> 0 and abs(max(f.hours)) <= ${MOST_HOURS}
      and max(abs(f.late - f.hours * 3600)) <= ${MOST_LATE_S}
      and max(f.received_at) - min(f.received_at) >= make_interval(secs => ${LEAST_SPREAD_S})
    order by s.key collate "C"`.execute(db);
  return rows.map(({ server, zone, hours }) => ({
    key: `zone/${server}`,
    say: `The last ${LEAST_FILES} files of server "${server}" came ${sayHours(hours)} their rounds ended in the zone ${zone}, so the clock of that server is probably in another zone, and posts come late or not at all. ${HOW_TO_SET_ZONE}`,
  }));
}

function sayHours(hours: number): string {
  const unit = Math.abs(hours) === 1 ? 'hour' : 'hours';
  return hours > 0 ? `${hours} ${unit} after` : `${-hours} ${unit} before`;
}
