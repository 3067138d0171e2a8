import type { AnyPictureOf } from '../../charts/picture-kit.ts';
import type { CommonProps } from '../../charts/pictures/common-props.ts';
import type {
  ClassesProps,
  DamageTimeProps,
  KillMatrixProps,
  RivalsProps,
  RoundLineProps,
} from './event-log/log-props.ts';
import type { MapTableProps, WeaponTableProps } from './overall/overall-props.ts';
import type { OverviewProps } from './overview/overview-props.ts';
import type { ScoreboardProps } from './scoreboard/scoreboard-props.ts';
import type {
  BalanceProps,
  DeedsProps,
  SessionMapsProps,
  SessionWeaponsProps,
  TimeTrendProps,
} from './session/session-props.ts';

/** Props of the pictures of ET:Legacy by their kind. */
export type EtProps = CommonProps & {
  scoreboard: ScoreboardProps;
  overview: OverviewProps;
  deeds: DeedsProps;
  sessionWeapons: SessionWeaponsProps;
  sessionMaps: SessionMapsProps;
  balance: BalanceProps;
  timeTrend: TimeTrendProps;
  mapTable: MapTableProps;
  weaponTable: WeaponTableProps;
  killMatrix: KillMatrixProps;
  roundLine: RoundLineProps;
  damageTime: DamageTimeProps;
  classes: ClassesProps;
  rivals: RivalsProps;
};

export type EtPictureKind = keyof EtProps;
export type EtPicture = AnyPictureOf<EtProps>;
