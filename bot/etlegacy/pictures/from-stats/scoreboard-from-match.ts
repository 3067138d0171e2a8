import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { MatchCard, MatchTeam } from '../../../../stats/etlegacy/matches/match-card.ts';
import type { ScoreboardProps, ScoreboardTeam } from '../scoreboard-props.ts';
import { isTellingAim, isTellingTime } from '../../../../stats/etlegacy/recap/is-telling.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import type { NameBook } from './name-book.ts';
import { shareOf } from './share-of.ts';

/** The scoreboard of a map: who attacked first stands on top. */
export function scoreboardFromMatch(card: MatchCard, names: NameBook): ScoreboardProps {
  const { first, second } = card.teams;
  const size = `${first.players.length}v${second.players.length}`;
  return {
    map: cleanName(card.map),
    detail: `stopwatch · ${size}`,
    state: card.result === 'unfinished' ? 'unfinished' : 'complete',
    winner: card.winner === 'first' ? 0 : card.winner === 'second' ? 1 : null,
    teams: [team(card, first, names), team(card, second, names)],
  };
}

function team(card: MatchCard, side: MatchTeam, names: NameBook): ScoreboardTeam {
  const { sides, attack, players } = side;
  const all = [...card.teams.first.players, ...card.teams.second.players].map(({ sums }) => sums);
  return {
    name: cleanName(side.name),
    lineup: side.lineup === 'a' ? 0 : 1,
    side: sides[0] ?? null,
    seconds: attack?.durationS ?? null,
    completed: attack === null ? null : attack.outcome === 'completed',
    players: players.map((player) => ({
      nameRuns: names(player),
      kills: player.sums.kills,
      deaths: player.sums.deaths,
      dpm: evaluate(FORMULAS.dpm, player.sums),
      damage: player.sums.damage_given,
      accuracy: shareOf(FORMULAS.accuracy, player.sums),
      revives: player.sums.revives,
      isTelling: {
        dpm: isTellingTime(player.sums, all),
        accuracy: isTellingTime(player.sums, all) && isTellingAim(player.sums),
      },
      star: player.playerKey === card.mvp?.playerKey,
    })),
  };
}
