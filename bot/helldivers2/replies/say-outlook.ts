// Forecasts in words. Ranges and reasons, never a promise.
import type { Victory } from '../../../stats/helldivers2/formulas/forecast.ts';
import type { Outlook } from '../../../stats/helldivers2/outlook.ts';
import type { Planet } from '../../../stats/helldivers2/fetch-planets.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { sayHours, sayPct, sayRate } from './war-words.ts';

const VERDICTS = {
  won: 'on course to win',
  close: 'too close to call',
  lost: 'on course to lose',
  unknown: 'too early to tell',
  over: 'time is up, result pending',
} as const;

/** One short phrase, for lists. */
export function sayVerdict({ deadline, victory }: Outlook, locale: string): string {
  return deadline === null ? sayVictory(victory, locale) : VERDICTS[deadline.verdict];
}

function sayVictory(victory: Victory, locale: string): string {
  if (victory.kind === 'unknown') return 'no rate yet';
  if (victory.kind === 'never') return 'not gaining';
  if (victory.kind === 'stalemate') return 'stalemate';
  const { from, until } = victory.hours;
  const [a, b] = [sayHours(from, locale), sayHours(until, locale)];
  return a === b ? `free in about ${a}` : `free in ${a} to ${b}`;
}

/** The verdict with its reason, in sentences. */
export function explainOutlook(planet: Planet, outlook: Outlook, locale: string): string[] {
  const { net, deadline, diversToHold, diversToWin, victory } = outlook;
  const lines: string[] = [];
  if (deadline === null) {
    lines.push(
      `Forecast: **${sayVictory(victory, locale)}**${net === null ? '' : ` at ${sayRate(net, locale)}`}.`,
    );
  } else {
    const { projected, neededPctPerHour } = deadline;
    const range =
      projected === null
        ? ''
        : `: ${sayRange(projected.from, projected.until, locale)} at the deadline if it goes on at ${sayRate(net, locale)}`;
    const needed = neededPctPerHour === null ? '' : `; it needs ${sayRate(neededPctPerHour, locale)}`;
    lines.push(`Forecast: **${VERDICTS[deadline.verdict]}**${range}${needed}.`);
  }
  const divers = deadline === null ? diversToHold : diversToWin;
  if (divers !== null) {
    const what = deadline === null ? 'It is held by' : 'Winning takes';
    lines.push(
      `${what} about ${formatNumber(roundDivers(divers), locale)} divers; ${formatNumber(planet.players, locale)} are there.`,
    );
  }
  return lines;
}

function sayRange(from: number, until: number, locale: string): string {
  const [a, b] = [sayPct(from, locale), sayPct(until, locale)];
  return a === b ? a : `${a} to ${b}`;
}

/** Two digits: more would pretend to know. */
function roundDivers(divers: number): number {
  if (divers < 100) return Math.ceil(divers / 10) * 10;
  const step = 10 ** (Math.floor(Math.log10(divers)) - 1);
  return Math.round(divers / step) * step;
}
