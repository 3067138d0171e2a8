// How every kind of picture is laid out. Loads the canvas and the fonts: only who draws imports it.
import type { Scene } from './drawing/scene.ts';
import { layoutBalance } from '../etlegacy/pictures/layout-balance.ts';
import { layoutCard } from './pictures/layout-card.ts';
import { layoutCompare } from './pictures/layout-compare.ts';
import { layoutForm } from './pictures/layout-form.ts';
import { layoutDeeds } from '../etlegacy/pictures/layout-deeds.ts';
import { layoutMapTable } from '../etlegacy/pictures/layout-map-table.ts';
import { layoutOverview } from '../etlegacy/pictures/layout-overview.ts';
import { layoutPodium } from './pictures/layout-podium.ts';
import { layoutRecord } from './pictures/layout-record.ts';
import { layoutScoreboard } from '../etlegacy/pictures/layout-scoreboard.ts';
import { layoutSessionMaps } from '../etlegacy/pictures/layout-session-maps.ts';
import { layoutSessionWeapons } from '../etlegacy/pictures/layout-session-weapons.ts';
import { layoutTimeTrend } from '../etlegacy/pictures/layout-time-trend.ts';
import { layoutWeaponTable } from '../etlegacy/pictures/layout-weapon-table.ts';
import type { PictureKind, PictureOf, PropsByKind } from './pictures.ts';

const LAYOUTS: { readonly [Kind in PictureKind]: (props: PropsByKind[Kind]) => Scene } = {
  scoreboard: layoutScoreboard,
  overview: layoutOverview,
  deeds: layoutDeeds,
  sessionWeapons: layoutSessionWeapons,
  sessionMaps: layoutSessionMaps,
  balance: layoutBalance,
  timeTrend: layoutTimeTrend,
  card: layoutCard,
  form: layoutForm,
  compare: layoutCompare,
  podium: layoutPodium,
  record: layoutRecord,
  mapTable: layoutMapTable,
  weaponTable: layoutWeaponTable,
};

/** The marks of a picture, before it is pixels. Throws on props that break their type. */
export function layoutPicture<Kind extends PictureKind>(picture: PictureOf<Kind>): Scene {
  return LAYOUTS[picture.kind](picture.props);
}
