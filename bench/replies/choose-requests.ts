// Requests about a history: every command that reads, each time about another player or thing.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { formatId } from '../../core/public-id.ts';
import type { DB } from '../../database/schema.ts';
import { STATS } from '../../stats/etlegacy/catalogue/stats.data.ts';
import { command, type Request, typing } from './request.ts';

export type Subjects = {
  /** Most rounds first. */
  readonly players: readonly { readonly key: string; readonly name: string }[];
  readonly maps: readonly string[];
  /** Public ids of evenings and maps, spread over the history. */
  readonly sessions: readonly string[];
  readonly matches: readonly string[];
  readonly months: readonly string[];
};

/** @param now no evenings after it are requested. */
export async function fetchSubjects(db: Kysely<DB>, now: Date): Promise<Subjects> {
  const players = await sql<{ key: string; name: string }>`
    select player_key as key, min(name) as name from etlegacy.session_players
    group by player_key having sum(rounds) >= 1000 order by sum(rounds) desc, player_key`.execute(db);
  const maps = await sql<{
    map: string;
  }>`select distinct map from etlegacy.session_maps order by map`.execute(db);
  const sessions = await sql<{ id: number }>`select id from etlegacy.sessions order by id limit 100`.execute(
    db,
  );
  const matches = await sql<{ id: number }>`select id from etlegacy.matches order by id limit 100`.execute(
    db,
  );
  const months = await sql<{ month: string }>`
    select distinct to_char(local_date, 'YYYY-MM') as month from etlegacy.sessions
    where ended_at < ${now} order by month desc limit 60`.execute(db);
  return {
    players: players.rows,
    maps: maps.rows.map((row) => row.map),
    sessions: sessions.rows.map((row) => formatId(row.id)),
    matches: matches.rows.map((row) => formatId(row.id)),
    months: months.rows.map((row) => row.month),
  };
}

/** The nth entry of a list, modulo its length. */
function nth<T>(list: readonly T[], n: number): T {
  const one = list[n % list.length];
  if (one === undefined) throw new RangeError('An empty list has no nth');
  return one;
}

const PERIODS = [
  'all',
  'season',
  'month',
  'all',
  '90d',
  '2025-Q2',
  '365d',
  'all',
  'week',
  '2025-06',
  'session',
];
const LONG_PERIODS = ['all', '365d', 'all', '90d', '2025-Q2'];
const WEAPONS = ['mp40', 'thompson', 'k43', 'panzerfaust', 'syringe', 'knife', 'luger', 'dynamite', 'mortar'];

/** The nth request of every command; periods, people and maps have different strides. */
export function chooseCommands(subjects: Subjects, n: number): Request[] {
  const player = (step: number) => nth(subjects.players, n * 3 + step);
  const map = nth(subjects.maps, n * 5);
  const stat = nth(STATS, n * 7).key;
  const period = nth(PERIODS, n);
  const long = nth(LONG_PERIODS, n);
  return [
    command('picture', 'recap', n % 4 === 0 ? {} : { session: nth(subjects.sessions, n) }),
    command('picture', 'round', n % 4 === 0 ? {} : { round: nth(subjects.matches, n) }),
    command('picture', 'me', { period: long }),
    command('picture', 'player', { player: player(0).key, period: long }),
    command('picture', 'compare', { a: player(0).key, b: player(1).key, period: long }),
    command('picture', 'compare', { a: player(0).key, b: player(1).key, c: player(2).key, d: player(4).key }),
    command('text', 'top', { stat, period }),
    command('text', 'top', { stat, period: 'all', min_rounds: 1 + (n % 50) }),
    command('text', 'top', { stat, period: long, map }),
    command('text', 'rank', {
      stat: nth(['dpm', 'kills', 'kd', 'accuracy'], n),
      period: long,
      player: player(0).key,
    }),
    command('picture', 'maps', { period }),
    command('text', 'maps', { period: long, map }),
    command('picture', 'weapons', { period }),
    command('text', 'weapons', { period: long, weapon: nth(WEAPONS, n) }),
    command('picture', 'weapons', { period: long, player: player(0).key }),
    command('text', 'sessions', n % 4 === 0 ? {} : { month: nth(subjects.months, n) }),
    command('text', 'whois', { player: player(0).name }),
    command('text', 'about', {}),
    command('text', 'help', {}),
    command('text', 'prefs', {}),
  ];
}

/** A word is typed letter by letter. */
export function chooseTyping(subjects: Subjects, n: number): Request[] {
  const name = nth(subjects.players, n * 3).name;
  const month = nth(subjects.months, n * 3);
  return [
    ...prefixes(name).map((player) => typing('player', 'player', { player })),
    ...prefixes(nth(subjects.maps, n * 3)).map((map) => typing('map', 'maps', { map })),
    ...prefixes(month).map((session) => typing('session', 'recap', { session })),
    ...prefixes(nth(subjects.maps, n * 4)).map((session) => typing('session by map', 'recap', { session })),
    ...prefixes(nth(subjects.maps, n * 5)).map((round) => typing('round', 'round', { round })),
    ...prefixes(nth(STATS, n * 7).name.slice(0, 6)).map((stat) => typing('stat', 'top', { stat })),
    ...prefixes(nth(WEAPONS, n)).map((weapon) => typing('weapon', 'weapons', { weapon })),
    ...prefixes(month.slice(0, 4)).map((period) => typing('period', 'top', { stat: 'dpm', period })),
  ];
}

/** The empty text, the first letter, two letters, and so on. */
function prefixes(word: string): string[] {
  return Array.from({ length: Math.min(word.length, 8) + 1 }, (_, letters) => word.slice(0, letters));
}
