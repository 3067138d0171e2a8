import type { Picture } from '../../charts/picture.ts';
import { type PictureKit, type PictureOf, toPicture } from '../../charts/picture-kit.ts';
import { COMMON_DESCRIPTIONS } from '../../charts/pictures/common-descriptions.ts';
import { describeBalance } from './session/describe-balance.ts';
import { describeMapTable, describeWeaponTable } from './overall/describe-overall.ts';
import { describeOverview } from './overview/describe-overview.ts';
import { describeScoreboard } from './scoreboard/describe-scoreboard.ts';
import { describeDeeds, describeSessionMaps, describeSessionWeapons } from './session/describe-session.ts';
import { describeTimeTrend } from './session/describe-time-trend.ts';
import { describeClasses } from './event-log/describe-classes.ts';
import { describeDamageTime } from './event-log/describe-damage-time.ts';
import { describeKillMatrix } from './event-log/describe-kill-matrix.ts';
import { describeRivals } from './event-log/describe-rivals.ts';
import { describeRoundLine } from './event-log/describe-round-line.ts';
import type { EtPictureKind, EtProps } from './picture-props.ts';

const KIT: PictureKit<EtProps> = {
  layouts: new URL('./layouts.ts', import.meta.url),
  descriptions: {
    ...COMMON_DESCRIPTIONS,
    scoreboard: describeScoreboard,
    overview: describeOverview,
    deeds: describeDeeds,
    sessionWeapons: describeSessionWeapons,
    sessionMaps: describeSessionMaps,
    balance: describeBalance,
    timeTrend: describeTimeTrend,
    mapTable: describeMapTable,
    weaponTable: describeWeaponTable,
    classes: describeClasses,
    damageTime: describeDamageTime,
    killMatrix: describeKillMatrix,
    rivals: describeRivals,
    roundLine: describeRoundLine,
  },
};

/** A picture of ET:Legacy in the form that the drawer accepts, with its alt text. */
export function toEtPicture<Kind extends EtPictureKind>(picture: PictureOf<EtProps, Kind>): Picture {
  return toPicture(KIT, picture);
}
