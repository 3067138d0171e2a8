// The layout of every kind of picture. Loads the canvas and the fonts, so only the drawing threads import it.
import type { Layouts } from '../../charts/picture-kit.ts';
import { COMMON_LAYOUTS } from '../../charts/pictures/common-layouts.ts';
import { layoutDeeds } from './layout-deeds.ts';
import { layoutBalance } from './layout-balance.ts';
import { layoutMapTable } from './layout-map-table.ts';
import { layoutOverview } from './layout-overview.ts';
import { layoutScoreboard } from './layout-scoreboard.ts';
import { layoutSessionMaps } from './layout-session-maps.ts';
import { layoutSessionWeapons } from './layout-session-weapons.ts';
import { layoutTimeTrend } from './layout-time-trend.ts';
import { layoutWeaponTable } from './layout-weapon-table.ts';
import { layoutClasses } from './layout-classes.ts';
import { layoutDamageTime } from './layout-damage-time.ts';
import { layoutKillMatrix } from './layout-kill-matrix.ts';
import { layoutRivals } from './layout-rivals.ts';
import { layoutRoundLine } from './layout-round-line.ts';
import type { EtProps } from './picture-props.ts';

export const layouts: Layouts<EtProps> = {
  ...COMMON_LAYOUTS,
  scoreboard: layoutScoreboard,
  overview: layoutOverview,
  deeds: layoutDeeds,
  sessionWeapons: layoutSessionWeapons,
  sessionMaps: layoutSessionMaps,
  balance: layoutBalance,
  timeTrend: layoutTimeTrend,
  mapTable: layoutMapTable,
  weaponTable: layoutWeaponTable,
  classes: layoutClasses,
  damageTime: layoutDamageTime,
  killMatrix: layoutKillMatrix,
  rivals: layoutRivals,
  roundLine: layoutRoundLine,
};
