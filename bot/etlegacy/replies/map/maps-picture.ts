import { toEtPicture } from '../../pictures/to-et-picture.ts';
import type { MapStats } from '../../../../stats/etlegacy/maps/fetch-map-stats.ts';
import type { MapTableProps } from '../../pictures/overall/overall-props.ts';
import { GAME_TYPE_WORDS } from '../../../../stats/etlegacy/sessions/game-type-words.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import { attackShare, isMixed, TYPE_SIGNS } from './map-words.ts';
import type { PictureSlot } from '../../../framework/reply/reply.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';

/** Plays of each map and results of attacks; `instead` has the same facts in words. */
export function mapsPicture(
  maps: readonly MapStats[],
  detail: string,
  instead: PictureSlot['instead'],
): PictureSlot {
  const props: MapTableProps = {
    detail,
    maps: maps.map((row) => ({
      map: cleanName(row.map),
      ...(isMixed(maps)
        ? { type: { sign: TYPE_SIGNS[row.gameType], words: GAME_TYPE_WORDS[row.gameType] } }
        : {}),
      played: row.matches,
      attacksWon: attackShare(row),
      attacks: row.gameType === 'last_man_standing' ? 0 : row.rounds,
      averageSeconds: row.meanS,
      fastestSeconds: row.fastestS,
    })),
  };
  return pictureSlot('maps.png', toEtPicture({ kind: 'mapTable', props }), instead);
}
