// How every kind of picture is said in words.
import { describeCard } from './pictures/describe-card.ts';
import { describeBalance, describeCompare } from './pictures/describe-compare.ts';
import { describeMapTable, describeWeaponTable } from '../etlegacy/pictures/describe-overall.ts';
import { describeOverview } from '../etlegacy/pictures/describe-overview.ts';
import { describePodium, describeRecord } from './pictures/describe-podium.ts';
import { describeScoreboard } from '../etlegacy/pictures/describe-scoreboard.ts';
import {
  describeDeeds,
  describeSessionMaps,
  describeSessionWeapons,
} from '../etlegacy/pictures/describe-session.ts';
import { describeForm, describeTimeTrend } from '../etlegacy/pictures/describe-trend.ts';
import type { PictureKind, PictureOf, PropsByKind } from './pictures.ts';

const DESCRIPTIONS: { readonly [Kind in PictureKind]: (props: PropsByKind[Kind]) => string } = {
  scoreboard: describeScoreboard,
  overview: describeOverview,
  deeds: describeDeeds,
  sessionWeapons: describeSessionWeapons,
  sessionMaps: describeSessionMaps,
  balance: describeBalance,
  timeTrend: describeTimeTrend,
  card: describeCard,
  form: describeForm,
  compare: describeCompare,
  podium: describePodium,
  record: describeRecord,
  mapTable: describeMapTable,
  weaponTable: describeWeaponTable,
};

/** Alt text with the facts of the picture, at most 1024 characters. */
export function describePicture<Kind extends PictureKind>(picture: PictureOf<Kind>): string {
  return DESCRIPTIONS[picture.kind](picture.props);
}
