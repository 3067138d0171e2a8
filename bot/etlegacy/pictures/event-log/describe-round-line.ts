import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatClock } from '../../../charts/text/format.ts';
import { plainName } from '../../../charts/text/name-run.ts';
import type { RoundLineProps } from './log-props.ts';

/** Alt text of the kills over a round: the score of each minute, then objectives and pauses. */
export function describeRoundLine(props: RoundLineProps): string {
  const [a, b] = props.lineups ?? ['First team', 'second team'];
  const scores = scoresByMinute(props).map(
    ({ minute, score }) => `${formatClock(minute * 60)} ${score.join(' to ')}`,
  );
  const note = props.note === '' ? '' : ` ${props.note}`;
  return joinAltText(`Kills over the round, ${props.title}.${note} ${a} and ${b} after each minute:`, [
    `${scores.join(', ')}.`,
    ...props.marks.map((mark) => `${sayMark(mark)};`),
  ]);
}

/** "3:21 planted east wall, vektor". */
function sayMark({ atMs, text, nameRuns }: RoundLineProps['marks'][number]): string {
  const who = nameRuns === null ? '' : `, ${plainName(nameRuns)}`;
  return `${formatClock(atMs / 1000)} ${text}${who}`;
}

/** The score at each full minute, and at the end. */
export function scoresByMinute({
  kills,
  lengthMs,
}: Pick<RoundLineProps, 'kills' | 'lengthMs'>): { minute: number; score: readonly [number, number] }[] {
  const full = Math.floor(lengthMs / 60_000);
  const minutes = Array.from({ length: full }, (_, at) => at + 1);
  const ends = full * 60_000 < lengthMs ? [...minutes, lengthMs / 60_000] : minutes;
  const at = (lineup: 0 | 1, ms: number) =>
    kills.filter((kill) => kill.lineup === lineup && kill.atMs <= ms).length;
  return ends.map((minute, index) => {
    // Kills after the clock stopped belong to the end.
    const ms = index === ends.length - 1 ? Infinity : minute * 60_000;
    return { minute, score: [at(0, ms), at(1, ms)] };
  });
}
