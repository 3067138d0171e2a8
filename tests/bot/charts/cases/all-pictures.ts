import type { EtPicture, EtPictureKind, EtProps } from '../../../../bot/etlegacy/pictures/picture-props.ts';
import { balanceCases, compareCases } from './compare-cases.ts';
import { classesCases, damageTimeCases, killMatrixCases, rivalsCases, roundLineCases } from './log-cases.ts';
import { overviewCases } from './overview-cases.ts';
import { cardCases, mapTableCases, podiumCases, recordCases, weaponTableCases } from './player-cases.ts';
import { scoreboardCases } from './scoreboard-cases.ts';
import { deedsCases, sessionMapsCases, sessionWeaponsCases } from './session-cases.ts';
import { formCases, timeTrendCases } from './trend-cases.ts';

type Cases = { readonly [Kind in EtPictureKind]: Readonly<Record<string, EtProps[Kind]>> };

const CASES: Cases = {
  scoreboard: scoreboardCases,
  overview: overviewCases,
  deeds: deedsCases,
  sessionWeapons: sessionWeaponsCases,
  sessionMaps: sessionMapsCases,
  balance: balanceCases,
  timeTrend: timeTrendCases,
  card: cardCases,
  form: formCases,
  compare: compareCases,
  podium: podiumCases,
  record: recordCases,
  mapTable: mapTableCases,
  weaponTable: weaponTableCases,
  killMatrix: killMatrixCases,
  roundLine: roundLineCases,
  damageTime: damageTimeCases,
  classes: classesCases,
  rivals: rivalsCases,
};

/** Every kind of picture: a kind without cases does not compile. */
export const allKinds: readonly string[] = Object.keys(CASES);

export type Case = { readonly name: string; readonly picture: EtPicture };

function listKind<Kind extends EtPictureKind>(
  kind: Kind,
): { name: string; picture: { kind: Kind; props: EtProps[Kind] } }[] {
  const cases: Readonly<Record<string, EtProps[Kind]>> = CASES[kind];
  return Object.entries(cases).map(([name, props]) => ({
    name: `${kind}: ${name}`,
    picture: { kind, props },
  }));
}

/** Every case of every picture. */
export const allPictures: readonly Case[] = [
  ...listKind('scoreboard'),
  ...listKind('overview'),
  ...listKind('deeds'),
  ...listKind('sessionWeapons'),
  ...listKind('sessionMaps'),
  ...listKind('balance'),
  ...listKind('timeTrend'),
  ...listKind('card'),
  ...listKind('form'),
  ...listKind('compare'),
  ...listKind('podium'),
  ...listKind('record'),
  ...listKind('mapTable'),
  ...listKind('weaponTable'),
  ...listKind('killMatrix'),
  ...listKind('roundLine'),
  ...listKind('damageTime'),
  ...listKind('classes'),
  ...listKind('rivals'),
];
