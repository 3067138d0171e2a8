import type { RecapBlock } from '../../../stats/etlegacy/recap/session-recap.ts';
import { sayUnits } from '../../../stats/etlegacy/sessions/game-type-words.ts';
import { sayName } from '../../../wording/say-name.ts';

/** More lines would be unreadable. */
const SHOWN = 4;

/** The score of every block of an evening as lines of markdown, with the teams in their usual order; as many as fit. */
export function scoreLines(blocks: readonly RecapBlock[]): string[] {
  const isMixed = new Set(blocks.map(({ gameType }) => gameType)).size > 1;
  const lines = blocks.slice(0, SHOWN).map((block) => scoreText(block, isMixed));
  const more = blocks.length - SHOWN;
  return more > 0 ? [...lines, `and ${more} more line-ups`] : lines;
}

function scoreText({ teams: { a, b }, draws, gameType }: RecapBlock, isMixed: boolean): string {
  const drawn = draws === 0 ? '' : ` · ${draws} drawn`;
  const score = `**${sayName(a.name)} ${a.mapsWon} : ${b.mapsWon} ${sayName(b.name)}**`;
  // Of rounds that are won or lost alone, points say nothing more.
  const points = gameType === 'stopwatch' ? ` · points ${a.points} : ${b.points}` : '';
  return `${score} in ${sayUnits(gameType, isMixed)}${drawn}${points}`;
}
