import type { EtPicture } from '../../../../bot/etlegacy/pictures/picture-props.ts';
import { allPictures } from './all-pictures.ts';

const NAMES = [
  'overview: twelve players',
  'deeds: twelve players',
  'sessionWeapons: many weapons',
  'sessionMaps: twelve maps',
  'balance: two line-ups',
  'timeTrend: twelve players',
];

/** The pictures of one evening of 24 rounds. */
export const recapPictures: readonly EtPicture[] = NAMES.map((name) => {
  const one = allPictures.find((candidate) => candidate.name === name);
  if (one === undefined) throw new Error(`no case ${name}`);
  return one.picture;
});
