import { toEtPicture } from '../pictures/to-et-picture.ts';
import { WEAPONS } from '../../../parsers/etlegacy/document/weapons.ts';
import { BULLETS_FIRED, BULLETS_HIT } from '../../../stats/etlegacy/catalogue/aim-stats.data.ts';
import type { WeaponStats } from '../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import { aimOf } from '../../../stats/etlegacy/weapons/weapon-totals.ts';
import type { WeaponTableProps } from '../pictures/overall/overall-props.ts';
import type { PictureSlot } from '../../framework/reply/reply.ts';
import { pictureSlot } from '../../replies/picture-slot.ts';
import { weaponName } from './weapon-name.ts';

/** Kills, accuracy and head shots of the weapons with kills, most kills first; `instead` has the same facts in words. */
export function weaponsPicture(
  weapons: readonly WeaponStats[],
  detail: string,
  instead: PictureSlot['instead'],
): PictureSlot {
  const props: WeaponTableProps = {
    detail,
    weapons: weapons
      .filter(({ kills }) => kills > 0)
      .map(({ weapon, kills, ...totals }) => {
        const isBullet = WEAPONS.some(({ key, isBullet }) => key === weapon && isBullet);
        return {
          weapon: weaponName(weapon),
          kills,
          ...(isBullet ? aimOf(totals) : { accuracy: null, headshots: null }),
          isTelling: {
            accuracy: (totals.shots ?? 0) >= BULLETS_FIRED.least,
            headshots: (totals.hits ?? 0) >= BULLETS_HIT.least,
          },
        };
      }),
  };
  return pictureSlot('weapons.png', toEtPicture({ kind: 'weaponTable', props }), instead);
}
