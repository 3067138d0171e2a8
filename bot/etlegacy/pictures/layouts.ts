// The layout of every kind of picture. Loads the canvas and the fonts, so only the drawing threads import it.
import type { Layouts } from '../../charts/picture-kit.ts';
import { COMMON_LAYOUTS } from '../../charts/pictures/common-layouts.ts';
import { layoutDeeds } from './session/layout-deeds.ts';
import { layoutBalance } from './session/layout-balance.ts';
import { layoutMapTable } from './overall/layout-map-table.ts';
import { layoutOverview } from './overview/layout-overview.ts';
import { layoutScoreboard } from './scoreboard/layout-scoreboard.ts';
import { layoutSessionMaps } from './session/layout-session-maps.ts';
import { layoutSessionWeapons } from './session/layout-session-weapons.ts';
import { layoutTimeTrend } from './session/layout-time-trend.ts';
import { layoutWeaponTable } from './overall/layout-weapon-table.ts';
import { layoutClasses } from './event-log/layout-classes.ts';
import { layoutDamageTime } from './event-log/layout-damage-time.ts';
import { layoutKillMatrix } from './event-log/layout-kill-matrix.ts';
import { layoutRivals } from './event-log/layout-rivals.ts';
import { layoutRoundLine } from './event-log/layout-round-line.ts';
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
