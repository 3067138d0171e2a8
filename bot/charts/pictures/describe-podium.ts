import { joinAltText } from '../text/alt-text.ts';
import { formatCount } from '../text/format.ts';
import { plainName } from '../text/name-run.ts';
import { formatStat } from '../text/stat-format.ts';
import type { PodiumProps, RecordProps } from './podium-props.ts';

/** Alt text of a podium: the first ten. */
export function describePodium(props: PodiumProps): string {
  const rows = props.players.slice(0, 10).map((player) => {
    const value = formatStat(player.value, props.format);
    return `${player.place}. ${plainName(player.nameRuns)} ${value} in ${formatCount(player.rounds, 'round')};`;
  });
  return joinAltText(`${props.stat}, ${props.detail}.`, rows.length === 0 ? ['Nobody is ranked yet.'] : rows);
}

/** Alt text of a broken record. */
export function describeRecord(props: RecordProps): string {
  const value = formatStat(props.value, props.format);
  const { previous } = props;
  const before =
    previous === null
      ? 'The first of its kind.'
      : `Was ${formatStat(previous.value, props.format)}${heldBy(previous)}.`;
  return joinAltText(
    `${props.title}: ${plainName(props.nameRuns)} ${value} ${props.unit}. ${props.detail}.`,
    [before],
  );
}

function heldBy({ holder, date }: NonNullable<RecordProps['previous']>): string {
  return `${holder === null ? '' : ` by ${plainName(holder)}`}${date === null ? '' : `, ${date}`}`;
}
