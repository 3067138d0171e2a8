import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatClock } from '../../../charts/text/format.ts';
import { classLook } from './class-look.ts';
import type { ClassesProps } from './log-props.ts';
import { sayMember } from '../lineup/say-lineup.ts';

/** Alt text of the classes over a round: how long each player was of each class. */
export function describeClasses(props: ClassesProps): string {
  const note = props.note === '' ? '' : ` ${props.note}`;
  return joinAltText(
    `Classes over the round, ${props.title}.${note}`,
    props.players.map(
      (player) => `${sayMember(player, props.lineups !== null)}: ${sayClasses(player.spans)};`,
    ),
  );
}

/** "Medic 7:12, Engineer 1:03", longest first. */
export function sayClasses(spans: ClassesProps['players'][number]['spans']): string {
  const times = new Map<string, number>();
  for (const span of spans) {
    const { name } = classLook(span.class);
    times.set(name, (times.get(name) ?? 0) + span.toMs - span.fromMs);
  }
  return [...times]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, ms]) => `${name} ${formatClock(ms / 1000)}`)
    .join(', ');
}
