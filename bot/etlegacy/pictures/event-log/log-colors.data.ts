import { SERIES } from '../../../charts/tokens.ts';

/** The classes of the game as logs call them, with the letter and the colour of each. */
export const CLASSES = [
  { key: 'soldier', name: 'Soldier', letter: 'S', color: SERIES[5] },
  { key: 'medic', name: 'Medic', letter: 'M', color: SERIES[2] },
  { key: 'engineer', name: 'Engineer', letter: 'E', color: SERIES[3] },
  { key: 'fieldop', name: 'Field ops', letter: 'F', color: SERIES[1] },
  { key: 'covertops', name: 'Covert ops', letter: 'C', color: SERIES[0] },
] as const;
