import { COLOR } from '../../../bot/charts/tokens.ts';

/** What Discord's dark theme adds to the colours of the charts. */
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
