// The XP that a script prints: of the round, of the campaign so far, or the score of last man standing.
import { sumOfWeapons } from '../counters/engine-counters.ts';
import type { Sample } from '../round/samples.ts';
import type { GameType } from '../server/game-type.ts';

const LMS_TEAM_KILL = 3;

export function printedXp(gameType: GameType, { client, engine, script }: Sample): number {
  if (gameType === 'lms') return sumOfWeapons(engine, 'kills') - LMS_TEAM_KILL * engine.teamKills;
  return script.xp + client.keptXp;
}
