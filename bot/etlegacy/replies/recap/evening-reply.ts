import { DAMAGE_STATS } from '../../../../stats/etlegacy/catalogue/damage-stats.data.ts';
import type { EtStat } from '../../../../stats/etlegacy/catalogue/et-stat.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { shownValue } from '../../../../stats/ranking/shown-value.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import { formatId } from '../../../../core/public-id.ts';
import type { RecapPlayer, SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../../framework/reply/blocks.ts';
import { writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { count, formatNumber } from '../../../../wording/format-numbers.ts';
import { sayDate } from '../../../../wording/say-date.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { recapCodec } from '../recap-codecs.ts';
import { statSheet } from '../stat-sheet.ts';

/** One player's evening. */
export function buildEveningReply(recap: SessionRecap, player: RecapPlayer, wording: Wording): Reply {
  const { locale, mention } = wording;
  const rounds = count(player.sums.rounds, 'round', locale);
  const head = [
    `## ${sayName(player.name)}`,
    `${sayDate(recap.date, locale)}: ${standing(recap, player)}, ${rounds}`,
    trendLine(player.trend, locale),
  ];
  const id = formatId(recap.sessionId);
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(head.filter((line) => line !== '').join('\n')),
      textBlock(statSheet(player.sums, locale)),
      ...buttonsBlock([
        { label: 'The whole evening', id: writeCustomId(recapCodec, { session: id, tab: 'overview' }) },
      ]),
    ],
    footer: `${mention('recap')} ${id}`,
    files: [],
  };
}

const [DPM]: readonly [EtStat & { readonly key: 'dpm' }, ...EtStat[]] = DAMAGE_STATS;

/** Ranked players come first; values that look equal share a place. */
function standing({ players }: SessionRecap, player: RecapPlayer): string {
  if (!player.isRanked) return 'not ranked, too few rounds';
  const dpm = ({ sums }: RecapPlayer) => {
    const value = evaluate(FORMULAS.dpm, sums);
    return value === null ? null : shownValue(DPM, value);
  };
  const own = dpm(player);
  if (own === null) return 'not ranked, the time of most rounds is unknown';
  const ranked = players.flatMap((other) => (other.isRanked ? (dpm(other) ?? []) : []));
  const better = ranked.filter((value) => value > own).length;
  return `**#${better + 1}** of ${ranked.length} by damage per minute`;
}

const SHOWN = 24;

function trendLine(trend: readonly (number | null)[], locale: string): string {
  const shown = trend.slice(-SHOWN).map((value) => formatNumber(value, locale));
  return shown.length < 2 ? '' : `-# damage per minute, round by round: ${shown.join(' ')}`;
}
