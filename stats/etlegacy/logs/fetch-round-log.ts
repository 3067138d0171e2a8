import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { weaponOfMod } from '../../../parsers/etlegacy/log/weapon-of-mod.ts';
import { personOf } from '../merges/merges.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { fetchPrivatePlayers } from '../players/fetch-private-players.ts';
import type { LogState } from './logged-rounds.ts';

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

export type RoundLogPlayer = {
  readonly key: string;
  /** null: no document has a line of them. */
  readonly name: string | null;
  readonly team: string | null;
  readonly kills: number;
  readonly deaths: number;
  /** From here on null of those who keep their card private. */
  readonly trades: number | null;
  readonly tradedDeaths: number | null;
  readonly firstKills: number | null;
  readonly lastKills: number | null;
  readonly lateKills: number | null;
  readonly longestLifeMs: number | null;
  readonly overkill: number | null;
};

export type FetchedLog = {
  readonly is: LogState;
  readonly players: readonly RoundLogPlayer[];
  /** Players who keep their card private are null in it. */
  readonly events: readonly RoundLogEvent[];
};

export type WantedLog = {
  readonly id: number;
  readonly serverKey: string;
  /** Shows those who keep their card private too: the operator asks. */
  readonly isEverything: boolean;
};

/** Returns the event log of a round by its internal id; null where it has none that its counters prove. */
export async function fetchRoundLog(db: Kysely<DB>, wanted: WantedLog): Promise<FetchedLog | null> {
  const { id } = wanted;
  const round = await db.selectFrom('etlegacy.rounds').select('log').where('id', '=', id).executeTakeFirst();
  if (round?.log !== 'whole' && round?.log !== 'short') return null;
  const [players, events] = await Promise.all([fetchPlayers(db, id), fetchEvents(db, id)]);
  const isHidden = await findHidden(db, wanted, players);
  const shown = (key: string | null): string | null => (key !== null && isHidden(key) ? null : key);
  return {
    is: round.log,
    players: players.map((player) => (isHidden(player.key) ? { ...player, ...HIDDEN } : player)),
    events: events.map((event) => ({
      ...event,
      player: shown(event.player),
      victim: shown(event.victim),
    })),
  };
}

/** A private player is a row of the scoreboard and nothing else. */
const HIDDEN = {
  trades: null,
  tradedDeaths: null,
  firstKills: null,
  lastKills: null,
  lateKills: null,
  longestLifeMs: null,
  overkill: null,
} as const satisfies Partial<RoundLogPlayer>;

async function findHidden(
  db: Kysely<DB>,
  { serverKey: server, isEverything }: WantedLog,
  players: readonly RoundLogPlayer[],
): Promise<(key: string) => boolean> {
  if (isEverything) return () => false;
  const merges = await fetchMerges(db, [server]);
  const people = players.map(({ key }) => personOf(merges, key));
  const hidden = await fetchPrivatePlayers(db, merges, people);
  return (key) => hidden.has(personOf(merges, key));
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
