import type { EventState } from '../../../stats/helldivers1/fetch-events.ts';
import type { FrontState } from '../../../stats/helldivers1/fetch-fronts.ts';
import type { FrontMap } from '../../../parsers/helldivers1/build-front-map.ts';
import { HOMEWORLD, SUPER_EARTH } from '../../../parsers/helldivers1/war-event.ts';
import { nameFront, namePlace } from '../../../stats/helldivers1/name-place.ts';
import { sayEarned } from './war-words.ts';
import type { FrontsProps, RegionMark, RegionProps } from '../pictures/picture-props.ts';

type Fronts = { readonly fronts: readonly FrontState[]; readonly events: readonly EventState[] };

/** What the picture of the fronts is drawn from. */
export function frontsProps({ fronts, events }: Fronts, detail: string): FrontsProps {
  return {
    detail,
    fronts: fronts.map(({ enemy, status, map }) => ({
      name: nameFront(enemy),
      course: status === 'active' ? sayEarned(map.earned) : status,
      superEarth: markOf(events.find((event) => event.region === SUPER_EARTH && event.enemy === enemy)),
      regions: Array.from({ length: HOMEWORLD }, (_, i) => regionProps(map, i + 1)),
    })),
  };
}

function regionProps({ regions, marks }: FrontMap, region: number): RegionProps {
  const mark = marks[String(region)] ?? null;
  if (regions === null) return { region, isOurs: false, pct: null, mark };
  const [state, pct] = regions[String(region)] ?? ['lost', 0];
  return { region, isOurs: state === 'captured', pct: state === 'in_progress' ? pct : 0, mark };
}

function markOf(event: EventState | undefined): RegionMark | null {
  if (event === undefined) return null;
  return event.isResultPending ? 'result pending' : event.type;
}

/**
 * The fronts in words, for where the picture cannot be drawn: Super Earth, then a block for each of its 11 regions; swords
 * stand where an event runs, question marks where nothing is known.
 */
export function sayFronts(known: Fronts): string {
  return frontsProps(known, '')
    .fronts.map(({ name, superEarth, regions }, at) => {
      const blocks = regions.map(blockOf).join('');
      const home = namePlace(known.fronts[at]?.enemy ?? 0, HOMEWORLD);
      return `${name}: ${superEarth === null ? '' : '⚔ '}Super Earth ${blocks} ${home}`;
    })
    .join('\n');
}

function blockOf({ isOurs, pct, mark }: RegionProps): string {
  if (mark !== null) return '⚔';
  if (pct === null) return '?';
  return isOurs ? '▰' : '▱';
}
