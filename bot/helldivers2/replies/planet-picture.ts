import type { Front } from '../../../stats/helldivers2/fetch-war-view.ts';
import type { DayPoint } from '../../../stats/helldivers2/fetch-planet-card.ts';
import type { Planet } from '../../../stats/helldivers2/fetch-planets.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import type { PictureSlot } from '../../framework/reply/reply.ts';
import { pictureSlot } from '../../replies/picture-slot.ts';
import type { PlanetDayProps } from '../pictures/picture-props.ts';
import { toHd2Picture } from '../pictures/to-hd2-picture.ts';

const STEP_MS = 300_000;
const PER_HOUR = 12;
const DAY = 24 * PER_HOUR;
/** How far ahead a deadline is drawn. */
const AHEAD = 12 * PER_HOUR;
/** A gap that is shorter is only a late sample. */
const LATE = 3;

type Day = {
  readonly planet: Planet;
  readonly name: Front['name'];
  readonly day: readonly DayPoint[];
  /** When the newest status was made. */
  readonly until: Date;
  /** The rate of the last hour as it is said in words. */
  readonly net: number | null;
};

export function planetPicture(day: Day, instead: PictureSlot['instead']): PictureSlot {
  return pictureSlot('planet.png', toHd2Picture({ kind: 'planetDay', props: planetDayProps(day) }), instead);
}

/**
 * Samples on a grid of 5 minutes, and what the newest status says, which is known without a sample. A value stands for up
 * to 15 minutes; what is longer is a gap.
 */
export function planetDayProps({ planet, name, day, until, net }: Day): PlanetDayProps {
  const deadlineAt = placeDeadline(planet.event?.expireAt ?? null, until);
  const now = { at: until, pct: planet.event?.pct ?? planet.liberationPct, owner: planet.owner };
  const pct = fillGrid(day.length === 0 ? [] : [...day, now], until, (deadlineAt ?? DAY) + 1);
  return {
    detail: cleanName(name),
    what: planet.event === null ? 'free' : planet.event.type === 0 ? 'taken' : 'defended',
    pct,
    rate: pct.map((value, at) => (at === DAY && net !== null ? net : rateAt(pct, value, at))),
    nowAt: DAY,
    deadlineAt,
  };
}

function placeDeadline(deadline: Date | null, until: Date): number | null {
  if (deadline === null) return null;
  const ahead = Math.round((deadline.getTime() - until.getTime()) / STEP_MS);
  return ahead > 0 && ahead <= AHEAD ? DAY + ahead : null;
}

function fillGrid(day: readonly DayPoint[], until: Date, length: number): (number | null)[] {
  const grid: (number | null)[] = Array.from({ length }, () => null);
  let last: { at: number; value: number; owner: number } | null = null;
  for (const { at: moment, pct: value, owner } of day) {
    const at = DAY + Math.round((moment.getTime() - until.getTime()) / STEP_MS);
    if (at < 0 || at > DAY) continue;
    if (last !== null && last.owner === owner && at - last.at <= LATE) {
      for (let gap = last.at + 1; gap < at; gap += 1)
        grid[gap] = last.value + ((value - last.value) * (gap - last.at)) / (at - last.at);
    }
    // Another owner begins a line of its own.
    if (last !== null && last.owner !== owner && last.at === at - 1) grid[last.at] = null;
    grid[at] = value;
    last = { at, value, owner };
  }
  return grid;
}

/** Over the hour before; null across a gap, or where a change of hands makes it jump. */
function rateAt(pct: readonly (number | null)[], value: number | null, at: number): number | null {
  const before = at >= PER_HOUR ? (pct[at - PER_HOUR] ?? null) : null;
  if (value === null || before === null) return null;
  const within = pct.slice(at - PER_HOUR, at + 1);
  const jumps = within.some((one, i) => {
    const previous = within[i - 1] ?? null;
    return one !== null && previous !== null && Math.abs(one - previous) > 25;
  });
  return jumps || within.includes(null) ? null : value - before;
}
