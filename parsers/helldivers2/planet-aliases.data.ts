/** What people call planets, in small letters, by the name of the planet. Words and initials of names are found anyway. */
export const PLANET_ALIASES: Readonly<Record<string, readonly string[]>> = {
  'super earth': ['earth', 'home', 'terra'],
  'malevelon creek': ['the creek', 'mc', 'robot vietnam', 'space vietnam'],
  cyberstan: ['cyborg homeworld'],
  meridia: ['the black hole', 'black hole'],
  'vernen wells': ['the orphanage', 'orphanage'],
  'x-45': ['x45'],
  'fenrir iii': ['fenrir 3'],
  'pandion-xxiv': ['pandion 24'],
};
