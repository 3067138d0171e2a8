import { type Kysely, type Selectable, sql } from 'kysely';
import { formatId } from '../../../core/public-id.ts';
import { snakeCase } from '../../../core/snake-case.ts';
import type { DB } from '../../../database/schema.ts';
import type { RoundTable } from '../../../database/schema/etlegacy.ts';
import type { PlayerRoundTable } from '../../../database/schema/etlegacy/rows.ts';
import { COUNTERS } from '../../../core/etlegacy/fields.ts';
import { weaponKeyOf } from '../weapon-key-of.ts';
import { damagePerMinute } from '../formulas/damage-per-minute.ts';
import type { Exporter, ExportRow } from '../../game-exports.ts';
import { documentColumns, optionalId, seconds } from './export-values.ts';
import { pageRounds } from './page-rounds.ts';

/**
 * Yields one object per player and round with the numbers of that round only. null: the file's layout lacks the column, or
 * (mode `unknown`) the number cannot be separated from another round. `weapons`: key to [hits, shots, kills, deaths,
 * headshots].
 */
export const exportPlayerRounds: Exporter = async function* exportPlayerRounds(db, servers) {
  for await (const page of pageRounds(db, servers)) yield* await fetchRowsOf(db, page);
};

/** Names of the counters in a row, beside those that every layout of the files has. */
export const COUNTER_NAMES: readonly string[] = COUNTERS;

/** Returns the same rows of one round. */
export async function fetchPlayerRounds(db: Kysely<DB>, roundId: number): Promise<ExportRow[]> {
  const rounds = await db.selectFrom('etlegacy.rounds').selectAll().where('id', '=', roundId).execute();
  return await fetchRowsOf(db, rounds);
}

async function fetchRowsOf(db: Kysely<DB>, rounds: readonly Selectable<RoundTable>[]): Promise<ExportRow[]> {
  const ids = rounds.map(({ id }) => id);
  const weapons = await fetchWeapons(db, ids);
  const players = Map.groupBy(await fetchPlayers(db, ids), (player) => player.round_id);
  return rounds.flatMap((round) =>
    (players.get(round.id) ?? []).map((player) =>
      toRow(round, player, weapons.get(`${round.id}/${player.player_key}`) ?? {}),
    ),
  );
}

async function fetchPlayers(db: Kysely<DB>, roundIds: readonly number[]) {
  return await db
    .selectFrom('etlegacy.player_rounds')
    .selectAll()
    .where('round_id', 'in', roundIds)
    .orderBy('round_id')
    .orderBy(sql`player_key collate "C"`)
    .execute();
}

async function fetchWeapons(db: Kysely<DB>, roundIds: readonly number[]): Promise<Map<string, ExportRow>> {
  const rows = await db
    .selectFrom('etlegacy.weapon_rounds')
    .selectAll()
    .where('round_id', 'in', roundIds)
    .orderBy('weapon')
    .execute();
  const byPlayer = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const key = `${row.round_id}/${row.player_key}`;
    const weapons = byPlayer.get(key) ?? {};
    weapons[weaponKeyOf(row.weapon)] = [row.hits, row.shots, row.kills, row.deaths, row.headshots];
    byPlayer.set(key, weapons);
  }
  return byPlayer;
}

function toRow(
  round: Selectable<RoundTable>,
  player: Selectable<PlayerRoundTable>,
  weapons: ExportRow,
): ExportRow {
  const columns: ExportRow = { ...player };
  const counters = Object.fromEntries(COUNTERS.map((name) => [name, columns[snakeCase(name)]]));
  return {
    file: round.file,
    server: round.server_key,
    map: round.map,
    round: round.label,
    endedAt: round.ended_at.toISOString(),
    roundId: formatId(round.id),
    sessionId: optionalId(round.session_id),
    matchId: optionalId(round.match_id),
    roundStatus: round.status,
    guid: player.guid,
    playerKey: player.player_key,
    name: player.name,
    rawName: player.raw_name,
    isBot: player.is_bot,
    team: player.team,
    mode: player.mode,
    timeS: seconds(player.time_ms),
    aliveS: seconds(player.alive_ms),
    kills: player.kills,
    deaths: player.deaths,
    headshots: player.headshots,
    shots: player.shots,
    hits: player.hits,
    bulletShots: player.bullet_shots,
    bulletHits: player.bullet_hits,
    ...counters,
    dpm: damagePerMinute(player.damage_given, player.time_ms),
    weapons,
    ...documentColumns(round),
  };
}
