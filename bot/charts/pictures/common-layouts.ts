// How the kinds that any game can draw are laid out. Loads the canvas and the fonts: only the layouts of games import it.
import type { Layouts } from '../picture-kit.ts';
import type { CommonProps } from './common-props.ts';
import { layoutCard } from './layout-card.ts';
import { layoutCompare } from './layout-compare.ts';
import { layoutForm } from './layout-form.ts';
import { layoutPodium } from './layout-podium.ts';
import { layoutRecord } from './layout-record.ts';

export const COMMON_LAYOUTS: Layouts<CommonProps> = {
  card: layoutCard,
  form: layoutForm,
  compare: layoutCompare,
  podium: layoutPodium,
  record: layoutRecord,
};
