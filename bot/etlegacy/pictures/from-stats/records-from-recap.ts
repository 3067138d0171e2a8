import type { Highlight } from '../../../../stats/etlegacy/recap/highlights/highlight.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { RecordProps } from '../../../charts/pictures/podium-props.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { sayShortDate } from '../../../../wording/say-date.ts';
import { FEAT_UNITS } from './feat-units.data.ts';
import type { NameBook } from './name-book.ts';
import { sessionHead } from './session-view.ts';

/** Whether a highlight exceeds everything before on that server or map. */
export function isRecord(highlight: Highlight): boolean {
  return highlight.kind === 'map'
    ? highlight.feat === 'fastest'
    : highlight.rarity === 'server_record' || highlight.rarity === 'map_record';
}

/** The records that an evening broke. */
export function recordsFromRecap(
  recap: Pick<SessionRecap, 'highlights' | 'blocks' | 'date'>,
  names: NameBook,
): RecordProps[] {
  const { title: date } = sessionHead(recap);
  return recap.highlights.filter(isRecord).map((highlight) => toRecord(highlight, date, names));
}

function toPrevious({ was, holder }: Highlight, names: NameBook): RecordProps['previous'] {
  if (was === null) return null;
  if (holder === undefined) return { value: was, holder: null, date: null };
  const { playerKey, name, date } = holder;
  return {
    value: was,
    holder: playerKey === null || name === null ? null : names({ playerKey, name }),
    date: sayShortDate(date, 'en-GB'),
  };
}

function toRecord(highlight: Highlight, date: string, names: NameBook): RecordProps {
  const map = highlight.map === null ? null : cleanName(highlight.map);
  const previous = toPrevious(highlight, names);
  if (highlight.kind === 'map') {
    return {
      title: `Fastest attack ever on ${map ?? 'any map'}`,
      nameRuns: [{ text: cleanName(highlight.team ?? map ?? ''), color: null }],
      value: highlight.value,
      format: 'clock',
      unit: 'minutes to the objective',
      detail: date,
      previous,
    };
  }
  const isOfMap = highlight.rarity === 'map_record' && map !== null;
  return {
    title: isOfMap ? `New record on ${map}` : 'New record of this server',
    nameRuns: names(highlight),
    value: highlight.value,
    format: 'whole',
    unit: FEAT_UNITS[highlight.feat],
    detail: isOfMap || map === null ? date : `${map} · ${date}`,
    previous,
  };
}
