import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { MatchCard, MatchTeam } from '../../../../stats/etlegacy/matches/match-card.ts';
import { GAME_TYPE_WORDS } from '../../../../stats/etlegacy/sessions/game-type-words.ts';
import type { ScoreboardProps, ScoreboardTeam } from '../scoreboard/scoreboard-props.ts';
import { isTellingAim, isTellingTime } from '../../../../stats/etlegacy/recap/highlights/is-telling.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import type { NameBook } from './name-book.ts';
import { partsOf } from './parts-of.ts';
import { shareOf } from './share-of.ts';

/** The scoreboard of a map, with the first attackers on top. */
export function scoreboardFromMatch(card: MatchCard, names: NameBook): ScoreboardProps {
  const { first, second } = card.teams;
  const size = `${first.players.length}v${second.players.length}`;
  return {
    map: cleanName(card.map),
    swapsSides: card.single === null,
    detail: card.gameType === 'single' ? size : `${GAME_TYPE_WORDS[card.gameType]} · ${size}`,
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
    ...roleOf(card, side),
    players: players.map((player) => ({
      nameRuns: names(player),
      kills: player.sums.kills,
      deaths: player.sums.deaths,
      dpm: evaluate(FORMULAS.dpm, player.sums),
      damage: evaluate(FORMULAS.damage, player.sums),
      accuracy: shareOf(FORMULAS.accuracy, player.sums),
      revives: evaluate(FORMULAS.revives, player.sums),
      ...partsOf(player.sums, [
        ['damage', 'damage'],
        ['revives', 'revives'],
      ]),
      isTelling: {
        dpm: isTellingTime(player.sums, all),
        accuracy: isTellingTime(player.sums, all) && isTellingAim(player.sums),
      },
      star: player.playerKey === card.mvp?.playerKey,
    })),
  };
}

function roleOf({ single }: MatchCard, { attack }: MatchTeam): Pick<ScoreboardTeam, 'role'> {
  if (single === null || attack !== null) return {};
  return { role: single.attackers === null ? 'fight' : 'defence' };
}
