// /hd2 news: dispatches, newest first. Their text is foreign: marks become Markdown, everything else is escaped.
import { time, TimestampStyles } from '@discordjs/formatters';
import { readMarks } from '../../../parsers/helldivers2/read-marks.ts';
import type { News, NewsPage } from '../../../stats/helldivers2/fetch-news.ts';
import { escapeText } from '../../../wording/escape-text.ts';
import { count } from '../../../wording/format-numbers.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { newsCodec, warCodec } from './codecs.ts';

export const NEWS_PER_PAGE = 3;
const LONGEST = 1100;

export function buildNewsReply({ news, total }: NewsPage, page: number, { locale, mention }: Wording): Reply {
  const isLast = (page + 1) * NEWS_PER_PAGE >= total;
  return {
    kind: 'reply',
    accent: ACCENT.blue,
    blocks: [
      textBlock('## Dispatches'),
      ...(news.length === 0
        ? [textBlock(total === 0 ? 'No dispatch is known yet.' : 'There is nothing older.')]
        : news.map((item) => textBlock(sayNews(item)))),
      ...buttonsBlock([
        {
          label: '◀ Newer',
          id: writeCustomId(newsCodec, { page: String(Math.max(page - 1, 0)) }, 'n'),
          isDisabled: page === 0,
        },
        {
          label: 'Older ▶',
          id: writeCustomId(newsCodec, { page: String(page + 1) }, 'o'),
          isDisabled: isLast,
        },
        { label: 'The war', id: writeCustomId(warCodec, {}) },
      ]),
    ],
    footer: [count(total, 'dispatch', locale, 'dispatches'), mention('hd2 news')].join(' · '),
    files: [],
  };
}

/** A dispatch in Markdown of bounded length. */
export function sayNews({ message, publishedAt, isAbout }: News, longest = LONGEST): string {
  const { title, runs } = readMarks(message);
  const when =
    publishedAt === null
      ? ''
      : `-# ${isAbout ? 'about ' : ''}${time(publishedAt, TimestampStyles.LongDateShortTime)}`;
  const head = title === null ? [] : [`### ${escapeText(title.slice(0, 150))}`];
  let room = longest;
  let body = '';
  for (const { text, isStrong } of runs) {
    const clean = escapeText(text.replaceAll(/\n{3,}/g, '\n\n'));
    const piece = isStrong && clean.trim() !== '' ? strong(clean) : clean;
    if (piece.length > room) {
      body += `${piece.slice(0, Math.max(room - 1, 0)).replace(/\\$|[\uD800-\uDBFF]$/, '')}${isStrong && room > 4 ? '**' : ''}…`;
      break;
    }
    body += piece;
    room -= piece.length;
  }
  return [...head, body.trim(), when].filter((line) => line !== '').join('\n');
}

/** Blanks stay outside the stars: Discord would show the stars otherwise. */
function strong(text: string): string {
  const inner = text.trim();
  const at = text.indexOf(inner);
  return `${text.slice(0, at)}**${inner}**${text.slice(at + inner.length)}`;
}
