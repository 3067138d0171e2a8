import { type Weapon, WEAPONS } from '../../../parsers/etlegacy/weapons.ts';

/** Finds weapons whose key or name contains the text, those that begin with it first. */
export function searchWeapons(text: string): Weapon[] {
  const wanted = fold(text);
  const grade = (weapon: Weapon): number => {
    const names = [fold(weapon.key), fold(weapon.name)];
    if (names.includes(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return WEAPONS.filter((weapon) => grade(weapon) < 3).toSorted((a, b) => grade(a) - grade(b));
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
