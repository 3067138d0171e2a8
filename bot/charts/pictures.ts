// Every picture by its kind: what it is drawn from, how it is laid out, how it is said in words.
import type { Scene } from './drawing/scene.ts';
import type { CardProps } from './pictures/card-props.ts';
import type { BalanceProps, CompareProps } from './pictures/compare-props.ts';
import { describeCard } from './pictures/describe-card.ts';
import { describeBalance, describeCompare } from './pictures/describe-compare.ts';
import { describeMapTable, describeWeaponTable } from './pictures/describe-overall.ts';
import { describeOverview } from './pictures/describe-overview.ts';
import { describePodium, describeRecord } from './pictures/describe-podium.ts';
import { describeScoreboard } from './pictures/describe-scoreboard.ts';
import {
  describeAccuracy,
  describePerformance,
  describeSessionMaps,
  describeSessionWeapons,
  describeSprees,
} from './pictures/describe-session.ts';
import { describeForm, describeTimeTrend } from './pictures/describe-trend.ts';
import { layoutAccuracy } from './pictures/layout-accuracy.ts';
import { layoutBalance } from './pictures/layout-balance.ts';
import { layoutCard } from './pictures/layout-card.ts';
import { layoutCompare } from './pictures/layout-compare.ts';
import { layoutForm } from './pictures/layout-form.ts';
import { layoutMapTable } from './pictures/layout-map-table.ts';
import { layoutOverview } from './pictures/layout-overview.ts';
import { layoutPerformance } from './pictures/layout-performance.ts';
import { layoutPodium } from './pictures/layout-podium.ts';
import { layoutRecord } from './pictures/layout-record.ts';
import { layoutScoreboard } from './pictures/layout-scoreboard.ts';
import { layoutSessionMaps } from './pictures/layout-session-maps.ts';
import { layoutSessionWeapons } from './pictures/layout-session-weapons.ts';
import { layoutSprees } from './pictures/layout-sprees.ts';
import { layoutTimeTrend } from './pictures/layout-time-trend.ts';
import { layoutWeaponTable } from './pictures/layout-weapon-table.ts';
import type { MapTableProps, WeaponTableProps } from './pictures/overall-props.ts';
import type { OverviewProps } from './pictures/overview-props.ts';
import type { PodiumProps, RecordProps } from './pictures/podium-props.ts';
import type { ScoreboardProps } from './pictures/scoreboard-props.ts';
import type {
  AccuracyProps,
  PerformanceProps,
  SessionMapsProps,
  SessionWeaponsProps,
  SpreesProps,
} from './pictures/session-props.ts';
import type { FormProps, TimeTrendProps } from './pictures/trend-props.ts';

export type PropsByKind = {
  scoreboard: ScoreboardProps;
  overview: OverviewProps;
  performance: PerformanceProps;
  accuracy: AccuracyProps;
  sprees: SpreesProps;
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

type Recipe<Props> = {
  readonly layout: (props: Props) => Scene;
  readonly describe: (props: Props) => string;
};

const RECIPES: { readonly [Kind in PictureKind]: Recipe<PropsByKind[Kind]> } = {
  scoreboard: { layout: layoutScoreboard, describe: describeScoreboard },
  overview: { layout: layoutOverview, describe: describeOverview },
  performance: { layout: layoutPerformance, describe: describePerformance },
  accuracy: { layout: layoutAccuracy, describe: describeAccuracy },
  sprees: { layout: layoutSprees, describe: describeSprees },
  sessionWeapons: { layout: layoutSessionWeapons, describe: describeSessionWeapons },
  sessionMaps: { layout: layoutSessionMaps, describe: describeSessionMaps },
  balance: { layout: layoutBalance, describe: describeBalance },
  timeTrend: { layout: layoutTimeTrend, describe: describeTimeTrend },
  card: { layout: layoutCard, describe: describeCard },
  form: { layout: layoutForm, describe: describeForm },
  compare: { layout: layoutCompare, describe: describeCompare },
  podium: { layout: layoutPodium, describe: describePodium },
  record: { layout: layoutRecord, describe: describeRecord },
  mapTable: { layout: layoutMapTable, describe: describeMapTable },
  weaponTable: { layout: layoutWeaponTable, describe: describeWeaponTable },
};

/** The marks of a picture, before it is pixels. Throws on props that break their type. */
export function layoutPicture<Kind extends PictureKind>(picture: PictureOf<Kind>): Scene {
  return RECIPES[picture.kind].layout(picture.props);
}

/** Alt text with the facts of the picture, at most 1024 characters. */
export function describePicture<Kind extends PictureKind>(picture: PictureOf<Kind>): string {
  return RECIPES[picture.kind].describe(picture.props);
}
