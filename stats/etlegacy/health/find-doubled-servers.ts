import { type Kysely, sql } from 'kysely';
import { SAMPLE_SERVER } from '../../../core/config.ts';
import { type DoubledRounds, fetchDoubledRounds } from '../../../database/etlegacy/fetch-doubled-rounds.ts';
import { fileName } from '../../../database/etlegacy/file-name.ts';
import type { DB } from '../../../database/schema.ts';
import { LEAST_TELLING_BYTES } from '../../../parsers/etlegacy/least-telling-bytes.ts';
import type { GameAlarm } from '../../health/game-health.ts';

type Doubled = {
  readonly server: string;
  readonly other: string;
  readonly files: number;
  readonly example: string;
};

/** Finds pairs of servers that have the same files, byte for byte, or the same rounds in other files: each of these counts twice. */
export async function findDoubledServers(db: Kysely<DB>): Promise<GameAlarm[]> {
  const servers = await db
    .selectFrom('etlegacy.servers')
    .select('key')
    .where('key', '<>', SAMPLE_SERVER)
    .limit(2)
    .execute();
  // All files are compared, and this runs every minute.
  if (servers.length < 2) return [];
  const { rows } = await sql<Doubled>`
    select a.source as server, b.source as other, count(distinct (a.subject, a.hash))::int as files, min(a.subject collate "C") as example
    from core.payloads as a join core.payloads as b using (kind, hash)
    where ${fileName('a')} = ${fileName('b')} and a.game = 'etlegacy' and b.game = 'etlegacy' and a.source collate "C" < b.source collate "C"
      and a.source <> ${SAMPLE_SERVER} and b.source <> ${SAMPLE_SERVER}
      and a.size >= ${LEAST_TELLING_BYTES} and a.status <> 'rejected' and b.status <> 'rejected'
    group by a.source, b.source order by 1, 2`.execute(db);
  const files = rows.map(({ server, other, files, example }) => ({
    key: `doubled/${server}/${other}`,
    say: `The servers "${server}" and "${other}" share ${files === 1 ? '1 file' : `${files} files`}, byte for byte, such as ${example}: every round in them counts twice. If it is one server, stop Debrief, run "debrief server rename WRONG RIGHT" and leave the wrong key out of debrief.json. If they are two, remove the copies from the wrong folder first, forget that server and start again.`,
  }));
  const told = new Set(files.map(({ key }) => key));
  const rounds = (await fetchDoubledRounds(db)).map(sayDoubledRounds);
  return [...files, ...rounds.filter(({ key }) => !told.has(key))];
}

function sayDoubledRounds({ server, other, rounds, map, endedAt }: DoubledRounds): GameAlarm {
  const count = rounds === 1 ? 'a round' : `${rounds} rounds`;
  return {
    key: `doubled/${server}/${other}`,
    say: `The servers "${server}" and "${other}" both count ${count} of the same people at the same moments, told by files that differ, such as ${map} that ended at ${endedAt.toISOString()}: each of these counts twice. It is one server whose files come under one key and whose pushes come under the other. Stop Debrief, run "debrief server rename WRONG RIGHT", leave the wrong key out of debrief.json and give the game server an API key of the right one.`,
  };
}
