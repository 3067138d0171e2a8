import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import type { FrontState } from '../../../stats/helldivers1/fetch-fronts.ts';
import { nameFront } from '../../../stats/helldivers1/name-place.ts';
import { progressBar } from '../../../wording/progress-bar.ts';
import type { FrontsProps, RegionMark, RegionProps } from '../pictures/picture-props.ts';

type Fronts = { readonly fronts: readonly FrontState[]; readonly events: readonly EventState[] };

const SUPER_EARTH = 0;

/** What the picture of the fronts is drawn from. */
export function frontsProps({ fronts, events }: Fronts, detail: string): FrontsProps {
  return {
    detail,
    fronts: fronts.map(({ enemy, status, map }) => ({
      name: nameFront(enemy),
      course: status === 'active' ? `${map.earned} of 10 regions` : status,
      superEarth: markOf(events.find((event) => event.region === SUPER_EARTH && event.enemy === enemy)),
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

function markOf(event: EventState | undefined): RegionMark | null {
  if (event === undefined) return null;
  return event.isResultPending ? 'result pending' : event.type;
}

/** The fronts in words, for where the picture cannot be drawn: ten blocks each. */
export function sayFronts(fronts: readonly FrontState[]): string {
  return fronts.map(({ enemy, map }) => `${nameFront(enemy)} ${progressBar(map.earned * 10)}`).join('\n');
}
