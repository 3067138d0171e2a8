import { etColor } from '../../../../bot/etlegacy/pictures/et-color.ts';
import type { NameRun } from '../../../../bot/charts/text/name-run.ts';

/** Splits "^1red^7white" into runs, for test data only. */
export function runs(text: string): NameRun[] {
  const parts = text.split(/\^([^^])/u);
  const result: NameRun[] =
    parts[0] === undefined || parts[0] === '' ? [] : [{ text: parts[0], color: null }];
  for (let index = 1; index < parts.length; index += 2) {
    result.push({ text: parts[index + 1] ?? '', color: etColor(parts[index] ?? null) });
  }
  return result;
}

export const ORDINARY = [
  '^1vek^7tor',
  'Kazimir',
  '^dh0mer',
  '^2bul^8le',
  '^4Lukasz',
  'mnx',
  '^=F^7|^3rook',
  'sable',
  '^5i^6r^5i^6s',
  'tomte',
  '^0night^1fall',
  'quill',
  'oskar^9.z',
  'Bramble',
  '^aWren',
  'delta4',
  '^ELumen',
  'pike',
  '^?ochre',
  'Juno',
  '^Cvesper',
  'hazel',
  '^;slate',
  'fern',
  '^>cobalt',
  'Moss',
  '^Norin',
  'tarn',
  '^Kember',
  'gale',
  '^<ivy',
  'knut',
] as const;

/** Codes whose colour is hard to see on a dark background. */
export const DARK = [
  '^0black',
  '^4blue',
  '^>navy',
  '^?maroon',
  '^@brown',
  '^Hforest',
  '^<green',
  '^Cpurple',
  '^Bteal',
  '^9grey',
  '^Jbrick',
  '^0d^4a^?r^>k',
] as const;

export const HARD = [
  '^1Max^2imil^3ian^4the^5Exceed^6ingly^8Long^7Named',
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  '侍^1の名前^7忍者影丸右衛門',
  '简体中文^3玩家',
  '^5한국어 이름',
  'שלום^1עולם',
  'مرحبا بالعالم',
  '^3★^1☠^7✪ⒶⒷ✚♥',
  '𝕭𝖊𝖘𝖙 𝓒𝓸𝓸𝓵',
  'Łukasz Ďábel Őr',
  'Привет^2Ωμέγα',
  '꧁ಠ_ಠ꧂ 🔥👑',
  'z̸̢͉̗̞̟̀̄a̵͖͐l̶̰̽g̷̰̈o̴̼͒',
  '\u202Eevil\u0007 \n line',
  '^1',
  ' ',
] as const;
