// The evenings of a month, one line each.
import { formatId } from '../../../../core/public-id.ts';
import type { SessionLine } from '../../../../stats/etlegacy/sessions/fetch-sessions.ts';
import { ACCENT, buttonsBlock, selectBlock, textBlock } from '../../../framework/reply/blocks.ts';
import { CHOSEN, writeCustomId } from '../../../framework/reply/custom-id.ts';
import type { Reply } from '../../../framework/reply/reply.ts';
import type { Wording } from '../../../framework/wording.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { count } from '../../../../wording/format-numbers.ts';
import { textTable } from '../../../../wording/text-table.ts';
import { sessionsCodec } from '../list-codecs.ts';
import { recapCodec } from '../recap-codecs.ts';

/** @param all of the month, also those without a round that counts. @param month 2025-10. */
export function buildSessionsReply(
  all: readonly SessionLine[],
  month: string,
  { locale, mention }: Wording,
): Reply {
  const sessions = all.filter(({ rounds }) => rounds > 0);
  const rows = sessions
    .slice(0, 31)
    .map((one) => [
      one.date.slice(5),
      String(one.players),
      String(one.matches),
      String(one.rounds),
      formatId(one.sessionId),
    ]);
  const table = textTable(
    [
      { head: 'date', align: 'left' },
      { head: 'players', align: 'right' },
      { head: 'maps', align: 'right' },
      { head: 'rounds', align: 'right' },
      { head: 'id', align: 'right' },
    ],
    rows,
  );
  const first = Temporal.PlainDate.from(`${month}-01`);
  const monthButton = (label: string, months: number) => ({
    label,
    id: writeCustomId(sessionsCodec, { month: first.add({ months }).toString().slice(0, 7) }),
  });
  const options = all.slice(0, 25).map((one) => ({
    label: `${one.date}, ${one.rounds === 0 ? 'no round counts' : count(one.players, 'player', locale)}`,
    description: one.maps.map(cleanName).join(', ').slice(0, 100),
    value: formatId(one.sessionId),
  }));
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(`## Evenings of ${first.toLocaleString(locale, { month: 'long', year: 'numeric' })}`),
      ...(sessions.length === 0 ? [] : [textBlock(table)]),
      ...textBlocks(sayOthers(all.length - sessions.length, sessions.length, locale)),
      ...selectBlock(
        writeCustomId(recapCodec, { session: CHOSEN, tab: 'overview' }),
        'One evening…',
        options,
      ),
      ...buttonsBlock([monthButton('◀ Month before', -1), monthButton('Month after ▶', 1)]),
    ],
    footer: [count(sessions.length, 'evening', locale), mention('sessions')].join(' · '),
    files: [],
  };
}

/** What is said beside or in place of the table; empty: nothing. */
function sayOthers(without: number, listed: number, locale: string): string {
  if (without === 0) return listed === 0 ? 'Nobody played. The buttons lead to other months.' : '';
  const which = `${count(without, 'evening', locale)} of which no round counts: "One evening…" leads there, and the recap says why.`;
  return listed === 0 ? `Here ${without === 1 ? 'is' : 'are'} ${which}` : `-# Not listed: ${which}`;
}

function textBlocks(text: string): Reply['blocks'] {
  return text === '' ? [] : [textBlock(text)];
}
