import type { MatchTeam } from './match-card.ts';

/** As people speak of it: after whoever did most for it. */
export function matchTeamName(team: MatchTeam): string {
  const [best] = team.players;
  return best === undefined ? 'Nobody' : `Team ${best.name}`;
}
