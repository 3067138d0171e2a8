// Every picture by its kind: what it is drawn from. How it is laid out and said stands apart, so that who only says it loads
// nothing that draws.
import type { CardProps } from './pictures/card-props.ts';
import type { BalanceProps, CompareProps } from './pictures/compare-props.ts';
import type { MapTableProps, WeaponTableProps } from '../etlegacy/pictures/overall-props.ts';
import type { OverviewProps } from '../etlegacy/pictures/overview-props.ts';
import type { PodiumProps, RecordProps } from './pictures/podium-props.ts';
import type { ScoreboardProps } from '../etlegacy/pictures/scoreboard-props.ts';
import type {
  DeedsProps,
  SessionMapsProps,
  SessionWeaponsProps,
} from '../etlegacy/pictures/session-props.ts';
import type { FormProps, TimeTrendProps } from './pictures/trend-props.ts';

export type PropsByKind = {
  scoreboard: ScoreboardProps;
  overview: OverviewProps;
  deeds: DeedsProps;
  sessionWeapons: SessionWeaponsProps;
  sessionMaps: SessionMapsProps;
  balance: BalanceProps;
  timeTrend: TimeTrendProps;
  card: CardProps;
  form: FormProps;
  compare: CompareProps;
  podium: PodiumProps;
  record: RecordProps;
  mapTable: MapTableProps;
  weaponTable: WeaponTableProps;
};

export type PictureKind = keyof PropsByKind;

/** One picture to draw: a kind with the props of that kind. */
export type PictureOf<Kind extends PictureKind> = { readonly kind: Kind; readonly props: PropsByKind[Kind] };
export type Picture = { [Kind in PictureKind]: PictureOf<Kind> }[PictureKind];
