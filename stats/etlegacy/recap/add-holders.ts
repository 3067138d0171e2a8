import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { personOf } from '../merges/merges.ts';
import type { SumName } from '../formulas/sum-columns.ts';
import { FEAT_SPECS } from './highlights/feats.data.ts';
import type { EveningFacts } from './fetch-evening.ts';
import type { Highlight, PlayerHighlight, RecordHolder } from './highlights/highlight.ts';

type Held = { readonly playerKey: string | null; readonly date: string };

/** Adds to records their former holder, which is the first player who reached the value, and since when. */
export async function addHolders(
  db: Kysely<DB>,
  highlights: readonly Highlight[],
  evening: EveningFacts,
): Promise<Highlight[]> {
  const held = await Promise.all(highlights.map(async (highlight) => findHeld(db, highlight, evening)));
  const keys = held.flatMap((one) => (one === undefined || one.playerKey === null ? [] : [one.playerKey]));
  const names =
    keys.length === 0
      ? new Map<string, string>()
      : await fetchShownNames(db, [evening.session.server_key], keys);
  return highlights.map((highlight, at) => {
    const found = held[at];
    if (found === undefined) return highlight;
    const { playerKey, date } = found;
    const name = playerKey === null ? null : (names.get(playerKey) ?? playerKey);
    const holder: RecordHolder = { playerKey, name, date };
    return { ...highlight, holder };
  });
}

async function findHeld(
  db: Kysely<DB>,
  highlight: Highlight,
  evening: EveningFacts,
): Promise<Held | undefined> {
  if (highlight.was === null) return undefined;
  if (highlight.kind === 'map') {
    return highlight.feat === 'fastest'
      ? fetchFastest(db, { ...highlight, was: highlight.was }, evening)
      : undefined;
  }
  if (highlight.rarity !== 'server_record' && highlight.rarity !== 'map_record') return undefined;
  return (await fetchHeld(db, highlight, highlight.was, evening)) ?? findTonight(highlight, evening);
}

async function fetchHeld(
  db: Kysely<DB>,
  { feat, rarity, map, roundId }: PlayerHighlight,
  was: number,
  evening: EveningFacts,
): Promise<Held | undefined> {
  const { session, merges } = evening;
  const column: SumName = FEAT_SPECS[feat].column;
  const isOfMap = rarity === 'map_record';
  const table = isOfMap ? 'etlegacy.player_session_maps' : 'etlegacy.player_sessions';
  const { rows } = await sql<{ player_key: string; date: string }>`
    select s.player_key, s.local_date::text as date
    from ${sql.table(table)} as s join etlegacy.sessions as e on e.id = s.session_id
    where s.server_key = ${session.server_key} and e.ended_at < ${session.ended_at} and ${sql.ref(`s.${column}`)} = ${was}
      and ${isOfMap ? isOnMap(map, roundId, evening) : sql`true`}
    order by e.ended_at, s.player_key collate "C" limit 1`.execute(db);
  const [first] = rows;
  return first === undefined
    ? undefined
    : { playerKey: personOf(merges, first.player_key), date: first.date };
}

/** On an earlier map of the same evening. */
function findTonight(
  { feat, rarity, map, roundId, was }: PlayerHighlight,
  { rows, session }: EveningFacts,
): Held | undefined {
  const { pick } = FEAT_SPECS[feat];
  const own = rows.find((row) => row.round_id === roundId);
  const first = rows.find(
    (row) =>
      row.match_id !== own?.match_id &&
      pick(row) === was &&
      (rarity === 'server_record' || (row.map === map?.toLowerCase() && row.game_type === own?.game_type)),
  );
  return first === undefined ? undefined : { playerKey: first.player_key, date: session.local_date };
}

/** A condition on sums `s` of maps: the map of that round, in its game type. */
function isOnMap(map: string | null, roundId: number | null, { rounds }: EveningFacts): RawBuilder<boolean> {
  const gameType = rounds.find(({ id }) => id === roundId)?.gameType ?? 'stopwatch';
  return sql<boolean>`s.map = ${(map ?? '').toLowerCase()} and s.game_type = ${gameType}`;
}

async function fetchFastest(
  db: Kysely<DB>,
  { map, roundId, was }: Pick<Highlight, 'map' | 'roundId'> & { readonly was: number },
  evening: EveningFacts,
): Promise<Held | undefined> {
  const { session } = evening;
  const { rows } = await sql<{ date: string }>`
    select s.local_date::text as date
    from etlegacy.session_maps as s join etlegacy.sessions as e on e.id = s.session_id
    where s.server_key = ${session.server_key} and ${isOnMap(map, roundId, evening)} and e.ended_at < ${session.ended_at}
      and s.fastest_ms = ${Math.round(was * 1000)}
    order by e.ended_at limit 1`.execute(db);
  const [first] = rows;
  return first === undefined ? undefined : { playerKey: null, date: first.date };
}
