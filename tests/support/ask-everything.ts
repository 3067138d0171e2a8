// Runs every query about players on one database; equal answers mean equal players.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchBoard } from '../../stats/etlegacy/boards/fetch-board.ts';
import { fetchPlaces, fetchStandings } from '../../stats/etlegacy/boards/fetch-standings.ts';
import { STATS } from '../../stats/etlegacy/catalogue/stats.data.ts';
import { fetchMapStats } from '../../stats/etlegacy/maps/fetch-map-stats.ts';
import { fetchMatch } from '../../stats/etlegacy/matches/fetch-match.ts';
import { fetchScope } from '../../stats/etlegacy/periods/fetch-scope.ts';
import type { Period } from '../../core/period.ts';
import { fetchComparison } from '../../stats/etlegacy/players/fetch-comparison.ts';
import { fetchPlayerForm } from '../../stats/etlegacy/players/fetch-player-form.ts';
import { fetchPlayerMaps } from '../../stats/etlegacy/players/fetch-player-maps.ts';
import { fetchPlayerNames } from '../../stats/etlegacy/players/fetch-player-names.ts';
import { fetchPlayer } from '../../stats/etlegacy/players/fetch-player.ts';
import { searchPlayers } from '../../stats/etlegacy/players/search-players.ts';
import { fetchSessionRecap } from '../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchWeaponKills } from '../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import { searchSessions } from '../../stats/etlegacy/sessions/fetch-sessions.ts';
import { fetchWeaponPlayers, fetchWeaponStats } from '../../stats/etlegacy/weapons/fetch-weapon-stats.ts';

const MOST = 100;

export type Asked = {
  readonly server: string;
  /** The player in question; the others are only compared with this one. */
  readonly player: string;
  readonly others: readonly string[];
  readonly now: Date;
};

export async function askEverything(db: Kysely<DB>, asked: Asked): Promise<Record<string, unknown>> {
  const servers = [asked.server];
  const answers: Record<string, unknown> = {
    recent: await searchPlayers(db, '', servers),
    sessions: await searchSessions(db, '', servers),
    names: await fetchPlayerNames(db, asked.player, servers),
    form: await fetchPlayerForm(db, asked.player, servers),
  };
  for (const period of ['all', 'month', 'session'] as const) {
    answers[period] = await askPeriod(db, { kind: period }, asked);
  }
  const sessions = await sql<{ id: number }>`
    select id from etlegacy.sessions where server_key = ${asked.server} order by id`.execute(db);
  for (const { id } of sessions.rows) {
    answers[`recap ${id}`] = await fetchSessionRecap(db, id);
    answers[`weapons ${id}`] = await fetchWeaponKills(db, asked.server, id);
  }
  const rounds = await sql<{ id: number }>`
    select r1_id as id from etlegacy.matches where r1_id is not null and server_key = ${asked.server}
    order by r1_id`.execute(db);
  for (const { id } of rounds.rows) answers[`round ${id}`] = await fetchMatch(db, id);
  return answers;
}

async function askPeriod(db: Kysely<DB>, period: Period, { server, player, others, now }: Asked) {
  const scope = await fetchScope(db, period, [server], now);
  const maps = await fetchPlayerMaps(db, player, scope);
  const boards: Record<string, unknown> = {};
  for (const stat of STATS) {
    const query = { stat, scope, minRounds: 1 };
    boards[stat.key] = {
      all: await fetchBoard(db, query, { from: 1 }, MOST),
      around: await fetchBoard(db, query, { around: player }, 3),
      places: [...(await fetchPlaces(db, query, [player]))],
    };
  }
  const [dpm] = STATS;
  return {
    boards,
    onMap: dpm && (await fetchBoard(db, { stat: dpm, scope, map: maps[0]?.map ?? '', minRounds: 1 })),
    standings: (await fetchStandings(db, player, STATS, scope)).map(({ stat, ...rest }) => [stat.key, rest]),
    totals: await fetchPlayer(db, player, scope),
    maps,
    weapons: await fetchWeaponStats(db, scope, player),
    weaponPlayers: await fetchWeaponPlayers(db, 'MP40', scope, MOST),
    allMaps: await fetchMapStats(db, scope),
    comparison: await fetchComparison(db, [player, ...others], scope),
  };
}
