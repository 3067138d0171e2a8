import type {
  Highlight,
  MapHighlight,
  PlayerHighlight,
  RecordHolder,
} from '../../../stats/etlegacy/recap/highlights/highlight.ts';
import { count, formatDuration, formatNumber } from '../../../wording/format-numbers.ts';
import { sayShortDate } from '../../../wording/say-date.ts';
import { sayName } from '../../../wording/say-name.ts';
import { FEAT_WORDS } from './feat-words.ts';
import { timeLeftWords } from './map/time-left-words.ts';

/** One line of markdown, the player or team in bold. */
export function highlightLine(highlight: Highlight, locale: string): string {
  return highlight.kind === 'player' ? playerLine(highlight, locale) : mapLine(highlight, locale);
}

/** The feat without the name: "31 kills in one round on supply, a personal best (was 27)". */
export function featWords(highlight: PlayerHighlight, locale: string): string {
  const { feat, value, map, rarity, was, holder } = highlight;
  const past = was === null ? '' : before(formatNumber(was, locale), holder, locale);
  const rare = {
    server_record: `, a record of this server${past}`,
    map_record: `, a record of this map${past}`,
    personal_best: `, a personal best${past}`,
    session_best: '',
  } as const satisfies Record<PlayerHighlight['rarity'], string>;
  const where = map === null ? '' : ` on ${sayName(map)}`;
  return `${formatNumber(value, locale)} ${FEAT_WORDS[feat]}${where}${rare[rarity]}`;
}

function playerLine(highlight: PlayerHighlight, locale: string): string {
  return `**${sayName(highlight.name)}** ${featWords(highlight, locale)}`;
}

/** What stood there before, who had set it and when. A name can hold brackets, so none are around it. */
function before(was: string, holder: RecordHolder | undefined, locale: string): string {
  if (holder === undefined) return ` (was ${was})`;
  const who = holder.name === null ? '' : ` by ${sayName(holder.name)}`;
  return `; the best before was ${was}${who} on ${sayShortDate(holder.date, locale)}`;
}

function mapLine({ feat, map, team, value, unit, was, holder }: MapHighlight, locale: string): string {
  const where = map === null ? '' : sayName(map);
  const who = team === null ? 'an unknown player' : `**${sayName(team)}**`;
  const seconds = (s: number | null) => formatDuration(s === null ? null : s * 1000);
  const lines = {
    fastest: `${who} made the fastest attack ever on ${where}: ${seconds(value)}${before(seconds(was), holder, locale)}`,
    close: `${who} turned ${where} ${timeLeftWords(value)}`,
    comeback: `${who} came back from ${count(value, unit ?? 'map', locale)} behind`,
  } as const satisfies Record<MapHighlight['feat'], string>;
  return lines[feat];
}
