import { type Weapon, WEAPONS } from '../../../parsers/etlegacy/document/weapons.ts';

/** Finds weapons whose key or name contains the text: equal ones first, then those that begin with it. None for text without a letter or digit. */
export function searchWeapons(text: string): Weapon[] {
  const wanted = fold(text);
  if (wanted === '' && text.trim() !== '') return [];
  const matchRank = (weapon: Weapon): number => {
    const names = [fold(weapon.key), fold(weapon.name)];
    if (names.includes(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return WEAPONS.filter((weapon) => matchRank(weapon) < 3).toSorted((a, b) => matchRank(a) - matchRank(b));
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
