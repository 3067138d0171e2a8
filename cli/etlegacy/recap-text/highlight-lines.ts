import type {
  Feat,
  Highlight,
  MapHighlight,
  PlayerHighlight,
  RecordHolder,
} from '../../../stats/etlegacy/recap/highlights/highlight.ts';
import { sayShortDate } from '../../../wording/say-date.ts';
import { timeLeftWords } from '../../../bot/etlegacy/replies/map/time-left-words.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { clock, count, whole } from './numbers.ts';
import type { Paint } from './paint.ts';

const FEAT_WORDS = {
  spree: (value) => `${whole(value)} kills in a row without dying`,
  multikill: (value) => `${whole(value)} kills less than 3 s apart`,
  kills: (value) => `${whole(value)} kills in one round`,
  damage: (value) => `${whole(value)} damage in one round`,
  headshot_kills: (value) => `${whole(value)} headshot kills in one round`,
  gibs: (value) => `${whole(value)} gibs in one round`,
  useful_kills: (value) => `${whole(value)} kills in one round that each cost half a wave or more`,
  assists: (value) => `${whole(value)} assists in one round`,
  revives: (value) => `${whole(value)} revives in one round`,
  dynamite: (value) => `${whole(value)} dynamites planted`,
  defused: (value) => `${whole(value)} dynamites defused`,
  repairs: (value) => `${whole(value)} repairs`,
} as const satisfies Record<Feat, (value: number) => string>;

export function highlightLines(highlights: readonly Highlight[], paint: Paint): string[] {
  if (highlights.length === 0) return [];
  const lines = highlights.map((highlight) =>
    highlight.kind === 'player' ? `  * ${withRarity(highlight)}` : `  * ${mapWords(highlight)}`,
  );
  return [paint('title', 'Highlights'), ...lines, ''];
}

/** A sentence without a full stop, with the name. */
export function withRarity({ name, feat, value, map, rarity, was, holder }: PlayerHighlight): string {
  const where = map === null ? '' : ` on ${cleanName(map)}`;
  return `${cleanName(name)}: ${FEAT_WORDS[feat](value)}${where}${rarityWords(rarity, was, holder)}`;
}

function rarityWords(
  rarity: PlayerHighlight['rarity'],
  was: number | null,
  holder: RecordHolder | undefined,
): string {
  const past = was === null ? '' : before(whole(was), holder);
  const words = {
    server_record: `, a record of this server${past}`,
    map_record: `, a record of this map${past}`,
    personal_best: `, a personal best${past}`,
    session_best: '',
  } as const satisfies Record<PlayerHighlight['rarity'], string>;
  return words[rarity];
}

/** A name can hold brackets, so none are around it. */
function before(was: string, holder: RecordHolder | undefined): string {
  if (holder === undefined) return ` (was ${was})`;
  const who = holder.name === null ? '' : ` by ${cleanName(holder.name)}`;
  return `; the best before was ${was}${who} on ${sayShortDate(holder.date, 'en-GB')}`;
}

function mapWords({ feat, map, team, value, unit, was, holder }: MapHighlight): string {
  const who = team === null ? '' : ` by ${cleanName(team)}`;
  const where = cleanName(map ?? '');
  const words = {
    fastest: `${where}: the fastest attack ever here${who}, ${clock(value)}${before(clock(was), holder)}`,
    close: `${where}: turned${who} ${timeLeftWords(value)}`,
    comeback: `${cleanName(team ?? '')} came back from ${count(value, unit ?? 'map')} behind`,
  } as const satisfies Record<MapHighlight['feat'], string>;
  return words[feat];
}
