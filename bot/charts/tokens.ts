// Design tokens of every picture. Sizes are logical pixels on a grid 1000 wide; a phone shows it at about a third.
// Contrast on `bg`: text 14.8, muted 7.0, blue 6.1, red 5.9. `grid` is decoration only.
export const COLOR = {
  bg: '#1E1F22',
  panel: '#26272B',
  raised: '#303238',
  text: '#F2F3F5',
  muted: '#A5A9B3',
  grid: '#3A3C43',
  /** Bars of what is not the point of a picture; 3.6 on `bg`. */
  bar: '#6F7583',
  blue: '#5B9DFF',
  red: '#FF6B5E',
  gold: '#F5C542',
  silver: '#C0C7D1',
  bronze: '#D08B5B',
} as const;

/** Six series colours that stay apart for deutan and protan eyes; always paired with a dash or a label. */
export const SERIES = ['#56B4E9', '#E69F00', '#2BC48A', '#F0E442', '#D98CBF', '#FF7A45'] as const;

/** Colour of the first and the second line-up. */
export const LINEUP_COLOR = [COLOR.blue, COLOR.red] as const;

/** Shape of the first and the second line-up, so that the colour is never alone. */
export const LINEUP_ICON = ['square', 'diamond'] as const;

export const MEDAL_COLOR = [COLOR.gold, COLOR.silver, COLOR.bronze] as const;

export const SIZE = {
  width: 1000,
  scale: 2,
  padding: 24,
  gap: 16,
  row: 46,
  headerRow: 40,
  cardRadius: 20,
  rowRadius: 8,
} as const;

/** Text sizes; nothing may be smaller than `axis`. */
export const TYPE = {
  hero: 72,
  big: 44,
  title: 34,
  body: 28,
  header: 24,
  axis: 22,
  floor: 20,
} as const;
