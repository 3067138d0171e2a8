import type { TimeTrendProps } from './session-props.ts';

/** A to Z, then AA, AB. */
export function mapLetter(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : mapLetter(Math.floor(index / 26) - 1) + letter;
}

/** "A supply", "B radar": the legend of the letters below a time trend. */
export function sayMapLetters(maps: TimeTrendProps['maps']): string[] {
  return maps.map(({ map }, index) => `${mapLetter(index)} ${map}`);
}
