// Suggestions while an option is typed, by its name.
import { formatId } from '../../../core/public-id.ts';
import { searchStats } from '../../../stats/etlegacy/catalogue/find-stat.ts';
import { searchMaps } from '../../../stats/etlegacy/maps/search-maps.ts';
import { formatPeriod, parsePeriod, type Period, seasonOf } from '../../../core/period.ts';
import { searchPlayers } from '../../../stats/etlegacy/players/search-players.ts';
import { searchSessions } from '../../../stats/etlegacy/sessions/fetch-sessions.ts';
import { fetchMergedPlayers } from '../../../stats/etlegacy/players/fetch-merged-players.ts';
import { fold } from '../../../core/fold.ts';
import { administered } from '../../../people/administered.ts';
import type { Completer } from '../../framework/completer.ts';
import type { Choice } from '../../framework/responder.ts';
import { searchWeapons } from '../lookup/find-weapon.ts';
import { count } from '../../../wording/format-numbers.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { sayAge } from '../../../wording/say-age.ts';
import { sayPeriod } from '../../../wording/say-period.ts';
import { completeRound } from './complete-round.ts';

const LONGEST = 100;

const completePlayer: Completer = async ({ db, servers, now }, typed) => {
  const players = await searchPlayers(db, typed, servers);
  return fitting(
    players.map(({ playerKey, name, alias, rounds, lastPlayed }) => {
      const also = alias === null ? '' : ` (${cleanName(alias)})`;
      return choice(
        `${cleanName(name)}${also} - ${count(rounds, 'round', 'en')} - last ${sayAge(lastPlayed, now())}`,
        playerKey,
      );
    }),
  );
};

/** Only for people who may undo a merge. */
const completeMerged: Completer = async (context, typed) => {
  const merged = await fetchMergedPlayers(context.db, await administered(context));
  const wanted = fold(typed);
  return fitting(
    merged
      .filter(({ name, playerKey }) => fold(name).includes(wanted) || fold(playerKey) === wanted)
      .map(({ playerKey, name, rounds, personName }) =>
        choice(
          `${cleanName(name)} - ${count(rounds, 'round', 'en')} - counts for ${cleanName(personName)}`,
          playerKey,
        ),
      ),
  );
};

/** Only for people who may change something about a server. */
const completeServer: Completer = async (context, typed) =>
  (await administered(context)).filter((key) => key.includes(typed)).map((key) => choice(key, key));

const completeSession: Completer = async ({ db, servers }, typed) => {
  const sessions = await searchSessions(db, typed, servers);
  return sessions.map((one) => {
    const maps = one.maps.map(cleanName).join(', ');
    return choice(`${one.date} - ${count(one.players, 'player', 'en')} - ${maps}`, formatId(one.sessionId));
  });
};

const completeMap: Completer = async ({ db, servers, now }, typed) => {
  const maps = await searchMaps(db, typed, servers);
  return fitting(
    maps.map(({ map, rounds, lastPlayed }) =>
      choice(`${cleanName(map)} - ${count(rounds, 'round', 'en')} - last ${sayAge(lastPlayed, now())}`, map),
    ),
  );
};

const completeWeapon: Completer = async (_, typed) =>
  searchWeapons(typed).map(({ name, key }) => choice(name, key));

const completeStat: Completer = async (_, typed) =>
  searchStats(typed).map(({ name, about, key }) => choice(`${name} - ${about}`, key));

const completePeriod: Completer = async ({ now, zone }, typed) => {
  const today = Temporal.Instant.fromEpochMilliseconds(now().getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const past = [1, 2, 3].map((quarters): Period => ({
    kind: 'season',
    season: seasonOf(today.subtract({ months: 3 * quarters }).toString()),
  }));
  const months = [1, 2, 3, 4].map((back): Period => ({
    kind: 'month',
    month: today.subtract({ months: back }).toString().slice(0, 7),
  }));
  const usual: Period[] = [
    ...(['all', 'season', 'month', 'week', 'session'] as const).map((kind) => ({ kind })),
    { kind: 'days', days: 30 },
    { kind: 'days', days: 90 },
    ...past,
    ...months,
    ...periodsOf(typed.trim().slice(0, 4), today),
  ];
  const meant = parsePeriod(typed);
  const wanted = typed.trim().toLowerCase();
  const distinct = new Map(usual.map((period) => [formatPeriod(period), period]));
  const choices = Array.from(distinct, ([value, period]) => choice(sayPeriod(period), value)).filter(
    ({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted),
  );
  if (meant === undefined || choices.some(({ value }) => value === formatPeriod(meant))) return choices;
  return [choice(sayPeriod(meant), formatPeriod(meant)), ...choices];
};

/** The seasons and months of a typed year, up to now. */
function periodsOf(year: string, today: Temporal.PlainDate): Period[] {
  if (!/^\d{4}$/.test(year)) return [];
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`).filter(
    (month) => month <= today.toString().slice(0, 7),
  );
  const seasons = new Set(months.map((month) => seasonOf(`${month}-01`)));
  return [
    ...Array.from(seasons, (season): Period => ({ kind: 'season', season })),
    ...months.map((month): Period => ({ kind: 'month', month })),
  ];
}

export const COMPLETERS: Readonly<Record<string, Completer>> = {
  player: completePlayer,
  a: completePlayer,
  b: completePlayer,
  c: completePlayer,
  d: completePlayer,
  into: completePlayer,
  merged: completeMerged,
  server: completeServer,
  session: completeSession,
  round: completeRound,
  map: completeMap,
  weapon: completeWeapon,
  stat: completeStat,
  period: completePeriod,
};

function choice(name: string, value: string): Choice {
  return { name: name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name, value };
}

/** A value that is too long could not be chosen. */
function fitting(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ value }) => value.length <= LONGEST);
}
