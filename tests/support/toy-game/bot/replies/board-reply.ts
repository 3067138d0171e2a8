import { z } from 'zod';
import { ACCENT, buttonsBlock, textBlock, textOf } from '../../../../../bot/framework/reply/blocks.ts';
import { writeCustomId } from '../../../../../bot/framework/reply/custom-id.ts';
import type { Reply } from '../../../../../bot/framework/reply/reply.ts';
import type { Wording } from '../../../../../bot/framework/wording.ts';
import { chartFormat, chartValue } from '../../../../../bot/replies/chart-stat.ts';
import { pictureSlot } from '../../../../../bot/replies/picture-slot.ts';
import { cleanName } from '../../../../../wording/clean-name.ts';
import { count } from '../../../../../wording/format-numbers.ts';
import { formatStat } from '../../../../../wording/format-stat.ts';
import { textTable } from '../../../../../wording/text-table.ts';
import { gatesOf } from '../../stats/gates-of.ts';
import type { SkimBoard } from '../../stats/fetch-board.ts';
import { type SkimStat, STATS } from '../../stats/stats.data.ts';
import { toSkimmingPicture } from '../pictures/to-skimming-picture.ts';

export const boardCodec = { name: 'skimtop', version: 1, fields: { stat: z.string().max(30) } } as const;

export function buildBoardReply(stat: SkimStat, board: SkimBoard, { locale }: Wording): Reply {
  const table = textTable(
    [
      { head: '#', align: 'right' },
      { head: 'player', align: 'left' },
      { head: stat.short, align: 'right' },
    ],
    board.rows.map(({ place, name, value }) => [
      String(place),
      cleanName(name),
      formatStat(stat, value, locale),
    ]),
  );
  const props = {
    stat: stat.name,
    detail: 'all ponds',
    format: chartFormat(stat),
    players: board.rows.map(({ name, place, value, rounds }) => ({
      nameRuns: [{ text: name, color: null }],
      place,
      value: chartValue(stat, value),
      rounds,
    })),
  };
  return {
    kind: 'reply',
    accent: ACCENT.gold,
    blocks: [
      textBlock(`## ${stat.name}`),
      pictureSlot('podium.png', toSkimmingPicture({ kind: 'podium', props }), [textOf(table)]),
      ...buttonsBlock(
        STATS.map(({ key, name }) => ({
          label: name,
          id: writeCustomId(boardCodec, { stat: key }),
          isMain: key === stat.key,
        })),
      ),
    ],
    footer: `${count(board.ranked, 'player', locale)} · needs ${gatesOf(stat)
      .map(({ words }) => words)
      .join(', ')} · ${stat.about}`,
    files: [],
    self: writeCustomId(boardCodec, { stat: stat.key }),
  };
}
