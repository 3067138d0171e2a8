// /hd1 compare: two wars side by side.
import type { Course } from '../../../stats/helldivers1/fetch-course.ts';
import { textTable } from '../../../wording/text-table.ts';
import { ACCENT, buttonsBlock, textBlock } from '../../framework/reply/blocks.ts';
import { writeCustomId } from '../../framework/reply/custom-id.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { seasonCodec } from './codecs.ts';
import { seasonNumbers } from './season-words.ts';

/** @param courses two of them. */
export function buildCompareReply(courses: readonly Course[], { locale, mention }: Wording): Reply {
  const columns = courses.map((course) => seasonNumbers(course, locale));
  const rows = (columns[0] ?? []).map(([name], at) => [
    name,
    ...columns.map((column) => column[at]?.[1] ?? ''),
  ]);
  const table = textTable(
    [
      { head: '', align: 'left' },
      ...courses.map(({ season }) => ({ head: `war ${season}`, align: 'right' as const })),
    ],
    rows,
  );
  return {
    kind: 'reply',
    accent: ACCENT.blue,
    blocks: [
      textBlock(`## Two wars\n${table}`),
      ...buttonsBlock(
        courses.map(({ season }, at) => ({
          label: `War ${season}`,
          id: writeCustomId(seasonCodec, { season: String(season) }, String(at)),
        })),
      ),
    ],
    footer: mention('hd1 compare'),
    files: [],
  };
}
