import { toEtPicture } from '../pictures/to-et-picture.ts';
import type { MapStats } from '../../../stats/etlegacy/maps/fetch-map-stats.ts';
import type { MapTableProps } from '../pictures/overall-props.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import type { PictureSlot } from '../../framework/reply.ts';
import { pictureSlot } from '../../replies/picture-slot.ts';

/** How often each map was played and how its attacks went; `instead` says the same in words. */
export function mapsPicture(
  maps: readonly MapStats[],
  detail: string,
  instead: PictureSlot['instead'],
): PictureSlot {
  const props: MapTableProps = {
    detail,
    maps: maps.map(({ map, matches, rounds, completed, meanS, fastestS }) => ({
      map: cleanName(map),
      played: matches,
      attacksWon: rounds === 0 ? null : completed / rounds,
      attacks: rounds,
      averageSeconds: meanS,
      fastestSeconds: fastestS,
    })),
  };
  return pictureSlot('maps.png', toEtPicture({ kind: 'mapTable', props }), instead);
}
