// Several evenings in a few lines each. Names teams, but no players.
import { formatId } from '../../../../core/public-id.ts';
import { countMaps } from '../../../../stats/etlegacy/recap/count-maps.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count } from '../../../../wording/format-numbers.ts';
import { sayDate, sayShortDate } from '../../../../wording/say-date.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../../framework/reply/blocks.ts';
import { writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Block, Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { recapCodec } from '../recap-codecs.ts';
import { scoreLines } from '../score-lines.ts';
import { serverName } from '../server-name.ts';

const SHOWN = 5;

type Told = {
  /** Quiet hours held them back. */
  readonly wasQuiet: boolean;
};

export function buildAwayReply(
  recaps: readonly SessionRecap[],
  { wasQuiet }: Told,
  { locale, mention }: Wording,
): Reply {
  const maps = recaps.reduce((sum, recap) => sum + countMaps(recap.maps), 0);
  const shown = recaps.slice(-SHOWN);
  const keys = new Set(recaps.map(({ server }) => server));
  const servers = [...new Set(recaps.map((recap) => sayName(serverName(recap))))];
  const title = wasQuiet ? 'In the quiet hours' : 'While I was away';
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(
        [
          `## ${title}: ${count(recaps.length, 'evening', locale)}, ${count(maps, 'map', locale)}`,
          `-# ${servers.join(' · ')}`,
        ].join('\n'),
      ),
      ...shown.flatMap((recap) => sayEvening(recap, { locale, isNamed: keys.size > 1 })),
    ],
    footer: `${mention('sessions')} lists every evening`,
    files: [],
  };
}

type Said = { readonly locale: string; readonly isNamed: boolean };

function sayEvening(recap: SessionRecap, { locale, isNamed }: Said): Block[] {
  const { date, blocks, maps, players, sessionId } = recap;
  const server = isNamed ? [sayName(serverName(recap))] : [];
  const facts = [...server, count(countMaps(maps), 'map', locale), count(players.length, 'player', locale)];
  const session = formatId(sessionId);
  return [
    textBlock([`### ${sayDate(date, locale)}`, ...scoreLines(blocks), `-# ${facts.join(' · ')}`].join('\n')),
    ...buttonsBlock([
      {
        label: cleanName(`Recap of ${sayShortDate(date, locale)}`),
        id: writeCustomId(recapCodec, { session, tab: 'overview' }),
      },
    ]),
  ];
}
