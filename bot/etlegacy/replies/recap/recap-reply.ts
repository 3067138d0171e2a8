// The recap of an evening: its score, then one page of it at a time.
import { time, TimestampStyles } from '@discordjs/formatters';
import { formatId } from '../../../../core/public-id.ts';
import { countMaps } from '../../../../stats/etlegacy/recap/count-maps.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import {
  ACCENT,
  type Button,
  buttonsBlock,
  selectBlock,
  textBlock,
} from '../../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count } from '../../../../wording/format-numbers.ts';
import { sayDate } from '../../../../wording/say-date.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { spanWords } from '../span-words.ts';
import { recapCodec, recapPlayerCodec, type RecapTab } from '../recap-codecs.ts';
import { type Evening, recapPage, recapTabs } from './recap-pages.ts';
import { scoreLines } from '../score-lines.ts';
import { serverName } from '../server-name.ts';

/** Buttons of a row. */
const PER_ROW = 5;

const TAB_LABELS = {
  overview: 'Overview',
  combat: 'Who did what',
  support: 'Support',
  weapons: 'Weapons',
  maps: 'Maps',
  balance: 'Balance',
  trend: 'Trend',
  records: 'Records',
  duels: 'Who killed whom',
} as const satisfies Record<RecapTab, string>;

/** Pure. Times in the recap are instants, the date is local to the server. */
export function buildRecapReply(evening: Evening, tab: RecapTab, wording: Wording): Reply {
  const { recap } = evening;
  return {
    kind: 'reply',
    accent: recap.notes.some((note) => note.kind === 'half' || note.kind === 'waiting')
      ? ACCENT.partial
      : ACCENT.help,
    blocks: [
      textBlock(headText(recap, wording)),
      ...recapPage(evening, tab, wording.locale),
      ...controls(evening, tab),
    ],
    footer: [
      `last round ${time(recap.endedAt, TimestampStyles.RelativeTime)}`,
      sayRounds(recap, wording.locale),
      `${wording.mention('recap')} ${formatId(recap.sessionId)}`,
    ].join(' · '),
    files: [],
    self: writeCustomId(recapCodec, { session: formatId(recap.sessionId), tab }),
  };
}

/** Rounds that count, and whether there are others. */
function sayRounds({ counting, rounds }: SessionRecap, locale: string): string {
  const others = rounds.length - counting;
  return (
    count(counting, 'round', locale) +
    (others === 0 ? '' : ` and ${others} that ${others === 1 ? 'does' : 'do'} not count`)
  );
}

function headText(recap: SessionRecap, { locale }: Wording): string {
  const facts = [
    spanWords(recap.startedAt, recap.endedAt),
    sayName(serverName(recap)),
    ...(recap.counting === 0
      ? []
      : [count(recap.players.length, 'player', locale), count(countMaps(recap.maps), 'map', locale)]),
  ];
  return [`## ${sayDate(recap.date, locale)}`, ...scoreLines(recap.blocks), `-# ${facts.join(' · ')}`].join(
    '\n',
  );
}

function controls(evening: Evening, tab: RecapTab): Block[] {
  const { recap } = evening;
  const session = formatId(recap.sessionId);
  const buttons = recapTabs(evening).map((other): Button => ({
    label: TAB_LABELS[other],
    id: writeCustomId(recapCodec, { session, tab: other }),
    isDisabled: other === tab,
  }));
  const players = recap.players.map(({ playerKey, name, sums }) => ({
    label: cleanName(name),
    description: count(sums.rounds, 'round', 'en'),
    value: playerKey,
  }));
  const select = writeCustomId(recapPlayerCodec, { session, player: CHOSEN });
  return [
    ...buttonsBlock(buttons.slice(0, PER_ROW)),
    ...buttonsBlock(buttons.slice(PER_ROW)),
    ...selectBlock(
      select,
      'One player…',
      players.filter(({ value }) => value.length <= 100),
    ),
  ];
}
