import { evaluate } from '../../stats/formulas/formula.ts';
import { FORMULAS } from '../../stats/formulas/formulas.data.ts';
import type { MatchCard, MatchTeam } from '../../stats/matches/match-card.ts';
import { describeScoreboard } from '../charts/pictures/describe-scoreboard.ts';
import type { ScoreboardProps, ScoreboardTeam } from '../charts/pictures/scoreboard-props.ts';
import type { PictureSlot } from '../framework/reply.ts';
import { cleanName } from '../text/clean-name.ts';
import { chartName } from './chart-name.ts';
import { matchTeamName } from './match-team-name.ts';

/** The scoreboard of a map; `instead` says the same in words. */
export function roundPicture(card: MatchCard, instead: PictureSlot['instead']): PictureSlot {
  const props = buildScoreboard(card);
  return {
    kind: 'picture',
    name: 'scoreboard.png',
    alt: describeScoreboard(props),
    picture: { kind: 'scoreboard', props },
    instead,
  };
}

export function buildScoreboard(card: MatchCard): ScoreboardProps {
  const { first, second } = card.teams;
  return {
    map: cleanName(card.map),
    detail: `${first.players.length}v${second.players.length} stopwatch`,
    state: card.result === 'unfinished' ? 'unfinished' : 'complete',
    winner: card.winner === 'first' ? 0 : card.winner === 'second' ? 1 : null,
    teams: [toTeam(first, card), toTeam(second, card)],
  };
}

function toTeam(team: MatchTeam, { mvp }: MatchCard): ScoreboardTeam {
  return {
    name: cleanName(matchTeamName(team)),
    side: team.sides[0],
    seconds: team.attack?.durationS ?? null,
    completed: team.attack?.outcome === 'completed',
    players: team.players.map(({ playerKey, name, sums }) => {
      const accuracy = evaluate(FORMULAS.accuracy, sums);
      return {
        nameRuns: chartName(name),
        kills: sums.kills,
        deaths: sums.deaths,
        dpm: evaluate(FORMULAS.dpm, sums),
        damage: sums.damage_given,
        accuracy: accuracy === null ? null : accuracy / 100,
        revives: sums.revives,
        star: playerKey === mvp?.playerKey,
      };
    }),
  };
}
