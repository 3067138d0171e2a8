import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import type { FrontState } from '../../../stats/helldivers1/fetch-fronts.ts';
import { nameFront } from '../../../stats/helldivers1/name-place.ts';
import { progressBar } from '../../../wording/progress-bar.ts';
import type { FrontsProps, RegionProps } from '../pictures/picture-props.ts';

type Fronts = { readonly fronts: readonly FrontState[]; readonly events: readonly EventState[] };

const SUPER_EARTH = 0;

/** What the picture of the fronts is drawn from. */
export function frontsProps({ fronts, events }: Fronts, detail: string): FrontsProps {
  return {
    detail,
    isSuperEarthAttacked: events.some(({ region }) => region === SUPER_EARTH),
    fronts: fronts.map(({ enemy, status, map }) => ({
      name: nameFront(enemy),
      course: status === 'active' ? `${map.earned} of 10 regions` : status,
      regions: Object.keys(map.regions)
        .map(Number)
        .toSorted((a, b) => a - b)
        .map((region): RegionProps => {
          const [state, pct] = map.regions[String(region)] ?? ['lost', 0];
          const mark = map.marks[String(region)] ?? null;
          return { region, isOurs: state === 'captured', pct: state === 'in_progress' ? pct : 0, mark };
        }),
    })),
  };
}

/** The fronts in words, for where the picture cannot be drawn: ten blocks each. */
export function sayFronts(fronts: readonly FrontState[]): string {
  return fronts.map(({ enemy, map }) => `${nameFront(enemy)} ${progressBar(map.earned * 10)}`).join('\n');
}
