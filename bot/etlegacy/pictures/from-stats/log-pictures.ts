// Pictures of what event logs tell of a map or an evening.
import type { MatchLog } from '../../../../stats/etlegacy/matches/fetch-match-log.ts';
import { DAMAGE_STEP_MS, type FetchedStory } from '../../../../stats/etlegacy/logs/fetch-round-story.ts';
import type { KillMatrix } from '../../../../stats/etlegacy/logs/kill-matrix.ts';
import type { MatchCard } from '../../../../stats/etlegacy/matches/match-card.ts';
import type { RoundFacts } from '../../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { sayRoundName } from '../../../../stats/etlegacy/sessions/say-round-name.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { formatClock } from '../../../../wording/format-clock.ts';
import type { NameRun } from '../../../charts/text/name-run.ts';
import { sayDeed } from '../say-deed.ts';
import type { LogPage } from '../event-log/log-pages.data.ts';
import type {
  ClassesProps,
  DamageTimeProps,
  KillMatrixProps,
  RoundLineProps,
} from '../event-log/log-props.ts';
import type { EtPicture } from '../picture-props.ts';
import type { NameBook } from './name-book.ts';

const SHORT = 'The log also tells of players who reconnected or left.';
const NO_CLOCK = 'There was a pause that the log does not tell, so that times run on in it.';
const PRIVATE: readonly NameRun[] = [{ text: 'kept private', color: null }];

type Lineups = readonly [string, string] | null;

/** A matrix with the names as they are drawn; those who keep their card private stand for one another. */
export function matrixProps(
  matrix: KillMatrix,
  head: { readonly title: string; readonly lineups: Lineups },
  names: NameBook,
): KillMatrixProps {
  const { players, duels, rounds, ofRounds } = matrix;
  const places = new Map(players.map(({ key }, at) => [key, at]));
  const cells = players.map(() => players.map(() => ({ kills: 0, teamKills: 0 })));
  for (const { player, victim, kills, teamKills } of duels) {
    const row = cells[places.get(player) ?? -1];
    const to = places.get(victim);
    if (row !== undefined && to !== undefined) row[to] = { kills, teamKills };
  }
  const partly = rounds.length < ofRounds ? `${rounds.length} of ${ofRounds} rounds have an event log.` : '';
  const short = rounds.some(({ is }) => is === 'short') ? SHORT : '';
  return {
    ...head,
    note: [partly, short].filter((text) => text !== '').join(' '),
    cells,
    players: players.map(({ key, name, team, kills, deaths, ownDeaths }) => ({
      nameRuns: name === null ? PRIVATE : names({ playerKey: key, name }),
      lineup: team,
      kills,
      deaths,
      ownDeaths,
    })),
  };
}

/** The pictures of one page: of the map, or of each of its rounds. */
export function logPictures(card: MatchCard, log: MatchLog, page: LogPage, names: NameBook): EtPicture[] {
  const lineups = lineupsOf(card);
  if (page === 'matrix') {
    const title = cleanName(card.map);
    return [{ kind: 'killMatrix', props: matrixProps(log.matrix, { title, lineups }, names) }];
  }
  return log.stories.flatMap(({ round, story }): EtPicture[] => {
    const of: StoryOf = { round, story, lineups, log, names };
    if (page === 'line') return [{ kind: 'roundLine', props: lineProps(of) }];
    if (page === 'damage') return damageProps(of).map((props) => ({ kind: 'damageTime' as const, props }));
    return classProps(of).map((props) => ({ kind: 'classes' as const, props }));
  });
}

function lineupsOf({ teams: { first, second } }: MatchCard): Lineups {
  const [a, b] = first.lineup === 'a' ? [first, second] : [second, first];
  return [cleanName(a.name), cleanName(b.name)];
}

type StoryOf = {
  readonly round: RoundFacts;
  readonly story: FetchedStory;
  readonly lineups: Lineups;
  readonly log: MatchLog;
  readonly names: NameBook;
};

function headOf({ round, story, lineups }: StoryOf) {
  const notes = [story.is === 'short' ? SHORT : '', story.isClockKnown ? '' : NO_CLOCK];
  return {
    title: sayRoundName(round, cleanName),
    lineups,
    note: notes.filter((text) => text !== '').join(' '),
  };
}

function nameOf({ story, names }: StoryOf, key: string): readonly NameRun[] {
  return names({ playerKey: key, name: story.names.get(key) ?? key });
}

function lineProps(of: StoryOf): RoundLineProps {
  const { round, story, log } = of;
  const teamOn = (side: 'axis' | 'allies' | null) =>
    side === null ? null : log.teams.teamOnSide(round.id, side);
  const deeds = story.objectives.map(({ clockMs, deed, objective, player, side }) => ({
    atMs: clockMs,
    text: sayDeed(deed, objective),
    nameRuns: player === null ? null : nameOf(of, player),
    lineup: teamOn(side),
    isPause: false,
  }));
  const pauses = story.pauses.map(({ clockMs, lengthMs }) => ({
    atMs: clockMs,
    text: lengthMs === null ? 'pause' : `pause of ${formatClock(lengthMs / 1000)}`,
    nameRuns: null,
    lineup: null,
    isPause: true,
  }));
  return {
    ...headOf(of),
    lengthMs: story.lengthMs,
    kills: story.kills.flatMap(({ clockMs, side }) => {
      const lineup = teamOn(side);
      return lineup === null ? [] : [{ atMs: clockMs, lineup }];
    }),
    marks: [...deeds, ...pauses].toSorted((a, b) => a.atMs - b.atMs),
  };
}

/** Nothing where the log does not tell damage. */
function damageProps(of: StoryOf): DamageTimeProps[] {
  const { round, story, log } = of;
  const { damage, sideDamage } = story;
  if (damage === null || sideDamage === null) return [];
  const axis = log.teams.teamOnSide(round.id, 'axis');
  const players = [...damage].map(([key, steps]) => ({
    nameRuns: nameOf(of, key),
    lineup: log.teams.teamOf(key),
    steps,
    total: steps.reduce((sum, value) => sum + value, 0),
  }));
  return [
    {
      ...headOf(of),
      lengthMs: story.lengthMs,
      stepMs: DAMAGE_STEP_MS,
      teams: axis === 0 ? [sideDamage.axis, sideDamage.allies] : [sideDamage.allies, sideDamage.axis],
      players: players.filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total),
    },
  ];
}

/** Nothing where the log tells no classes. */
function classProps(of: StoryOf): ClassesProps[] {
  const { story, log } = of;
  if (story.classes.size === 0) return [];
  const nameFor = (key: string): string => story.names.get(key) ?? key;
  const keys = [...story.classes.keys()].toSorted(
    (a, b) => (log.teams.teamOf(a) ?? 2) - (log.teams.teamOf(b) ?? 2) || (nameFor(a) < nameFor(b) ? -1 : 1),
  );
  return [
    {
      ...headOf(of),
      lengthMs: story.lengthMs,
      players: keys.map((key) => ({
        nameRuns: nameOf(of, key),
        lineup: log.teams.teamOf(key),
        spans: story.classes.get(key) ?? [],
      })),
    },
  ];
}
