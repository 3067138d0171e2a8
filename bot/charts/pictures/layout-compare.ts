import type { Scene } from '../drawing/scene.ts';
import type { CompareProps } from './compare-props.ts';
import { layoutButterfly } from './layout-butterfly.ts';
import { layoutDotPlot } from './layout-dot-plot.ts';

/** Two players as a butterfly, three or four as a dot plot. */
export function layoutCompare(props: CompareProps): Scene {
  return props.sides.length <= 2 ? layoutButterfly(props) : layoutDotPlot(props);
}
