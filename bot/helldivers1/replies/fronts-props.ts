import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import type { FrontState } from '../../../stats/helldivers1/fetch-fronts.ts';
import { HOMEWORLD } from '../../../parsers/helldivers1/war-event.ts';
import { nameFront, namePlace } from '../../../stats/helldivers1/name-place.ts';
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

/** The fronts in words, for where the picture cannot be drawn: Super Earth, then a block for each of its 11 regions. */
export function sayFronts(fronts: readonly FrontState[]): string {
  return fronts
    .map(
      (front) =>
        `${nameFront(front.enemy)}: Super Earth ${regionsOf(front)} ${namePlace(front.enemy, HOMEWORLD)}`,
    )
    .join('\n');
}

function regionsOf({ map }: FrontState): string {
  return Array.from({ length: HOMEWORLD }, (_, i) => {
    const region = String(i + 1);
    if (map.marks[region] !== undefined) return '⚔';
    return map.regions[region]?.[0] === 'captured' ? '▰' : '▱';
  }).join('');
}
