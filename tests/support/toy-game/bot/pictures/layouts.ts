// The layouts of every kind of picture. Loads the canvas and the fonts: only drawing threads import it.
import type { Layouts } from '../../../../../bot/charts/picture-kit.ts';
import { COMMON_LAYOUTS } from '../../../../../bot/charts/pictures/common-layouts.ts';
import { layoutSplashes } from './layout-splashes.ts';
import type { SkimmingProps } from './picture-props.ts';

export const layouts: Layouts<SkimmingProps> = { ...COMMON_LAYOUTS, splashes: layoutSplashes };
