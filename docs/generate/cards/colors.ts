import { COLOR } from '../../../bot/charts/tokens.ts';

/** Colours of Discord's dark theme that the charts do not have. */
export const CARD_COLOR = {
  ...COLOR,
  container: COLOR.panel,
  code: COLOR.bg,
  button: '#4A4C54',
  disabled: '#33353A',
  disabledText: '#7F828B',
  blurple: '#5865F2',
  command: '#A9B4FF',
} as const;
