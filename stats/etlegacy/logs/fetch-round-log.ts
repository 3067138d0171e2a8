import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { weaponOfMod } from '../../../parsers/etlegacy/log/weapon-of-mod.ts';

export type RoundLogEvent = {
  /** Since the round began, pauses run on. */
  readonly atMs: number;
  /** As the log calls it: kill, teamkill, suicide, revive, spawn, class_change, pause, unpause, obj_*. */
  readonly kind: string;
  readonly player: string | null;
  readonly victim: string | null;
  readonly weapon: string | null;
  readonly class: string | null;
  readonly objective: string | null;
};

export type RoundDuel = {
  readonly player: string;
  readonly victim: string;
  readonly kills: number;
  readonly teamKills: number;
  readonly revives: number;
  /** null: the log does not tell how much health was left. */
  readonly damage: number | null;
};

export type RoundLogPlayer = {
  readonly key: string;
  /** null: no document has a line of them. */
  readonly name: string | null;
  readonly team: string | null;
  readonly kills: number;
  readonly deaths: number;
  readonly trades: number;
  readonly tradedDeaths: number;
  readonly firstKills: number;
  readonly lastKills: number;
  readonly lateKills: number;
  readonly longestLifeMs: number | null;
  readonly overkill: number | null;
};

export type FetchedLog = {
  /** whole: every counter is what the events add up to; short: somebody reconnected or left. */
  readonly is: 'whole' | 'short';
  readonly players: readonly RoundLogPlayer[];
  readonly duels: readonly RoundDuel[];
  readonly events: readonly RoundLogEvent[];
};

/** Returns the event log of a round by its internal id; null where it has none that its counters prove. */
export async function fetchRoundLog(db: Kysely<DB>, roundId: number): Promise<FetchedLog | null> {
  const round = await db
    .selectFrom('etlegacy.rounds')
    .select('log')
    .where('id', '=', roundId)
    .executeTakeFirst();
  if (round?.log !== 'whole' && round?.log !== 'short') return null;
  const [players, duels, events] = await Promise.all([
    fetchPlayers(db, roundId),
    fetchDuels(db, roundId),
    fetchEvents(db, roundId),
  ]);
  return { is: round.log, players, duels, events };
}

async function fetchPlayers(db: Kysely<DB>, roundId: number): Promise<RoundLogPlayer[]> {
  return await db
    .selectFrom('etlegacy.player_logs as l')
    .leftJoin('etlegacy.player_rounds as p', (join) =>
      join.onRef('p.round_id', '=', 'l.round_id').onRef('p.player_key', '=', 'l.player_key'),
    )
    .select([
      'l.player_key as key',
      'p.name',
      'p.team',
      'l.kills',
      'l.deaths',
      'l.trades',
      'l.traded_deaths as tradedDeaths',
      'l.first_kills as firstKills',
      'l.last_kills as lastKills',
      'l.late_kills as lateKills',
      'l.longest_life_ms as longestLifeMs',
      'l.overkill',
    ])
    .where('l.round_id', '=', roundId)
    .orderBy('l.kills', 'desc')
    .orderBy(sql`l.player_key collate "C"`)
    .execute();
}

async function fetchDuels(db: Kysely<DB>, roundId: number): Promise<RoundDuel[]> {
  return await db
    .selectFrom('etlegacy.round_duels')
    .select([
      'player_key as player',
      'victim_key as victim',
      'kills',
      'team_kills as teamKills',
      'revives',
      'damage',
    ])
    .where('round_id', '=', roundId)
    .orderBy(sql`player_key collate "C"`)
    .orderBy(sql`victim_key collate "C"`)
    .execute();
}

async function fetchEvents(db: Kysely<DB>, roundId: number): Promise<RoundLogEvent[]> {
  const rows = await db
    .selectFrom('etlegacy.round_events')
    .select(['at_ms', 'kind', 'player_key', 'victim_key', 'mod', 'class', 'objective'])
    .where('round_id', '=', roundId)
    .orderBy('place')
    .execute();
  return rows.map(({ at_ms: atMs, player_key: player, victim_key: victim, mod, ...event }) => ({
    atMs,
    player,
    victim,
    weapon: weaponOfMod(mod),
    ...event,
  }));
}
