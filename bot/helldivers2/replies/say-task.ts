// Tasks of major orders in words: what is asked, and how far it is.
import { FACTIONS, nameOf } from '../../../parsers/helldivers2/names.data.ts';
import type { TaskState } from '../../../parsers/helldivers2/read-order.ts';
import type { Sector } from '../../../stats/helldivers2/fetch-sectors.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { sayName } from '../../../wording/say-name.ts';

export type TaskPlaces = {
  readonly names: ReadonlyMap<number, string>;
  readonly sectors: ReadonlyMap<number, Sector>;
};

type Parts = {
  readonly goal: string;
  readonly enemy: string;
  /** " on Calypso", " against Terminids", ", difficulty 7 or higher"; empty where the task says nothing. */
  readonly where: string;
  readonly whom: string;
  readonly hard: string;
  readonly place: string;
};

/** How each kind of task is said. */
const SAY: Readonly<Record<number, (parts: Parts, task: TaskState) => string>> = {
  1: ({ goal, where, whom, hard }) => `Extract ${goal} times${where}${whom}${hard}`,
  2: ({ goal, where, whom, hard }, { item }) =>
    `Bring back ${goal} ${item === null ? 'items' : 'of an item'}${where}${whom}${hard}`,
  3: ({ goal, enemy, where, hard }) => `Kill ${goal} ${enemy}${where}${hard}`,
  4: ({ goal, where, whom, hard }) => `Complete ${goal} objectives${where}${whom}${hard}`,
  5: ({ goal, where, whom, hard }) => `Play ${goal} objectives${where}${whom}${hard}`,
  6: ({ goal, where, whom, hard }) => `Use ${goal} items${where}${whom}${hard}`,
  7: ({ goal, where, whom, hard }) => `Extract from ${goal} missions${where}${whom}${hard}`,
  9: ({ goal, where, whom, hard }) => `Complete ${goal} operations${where}${whom}${hard}`,
  10: ({ goal }, { item }) => `Donate ${goal} ${item === null ? 'samples' : nameOf(DONATIONS, item)}`,
  11: ({ place }) => `Liberate ${place}`,
  12: ({ goal, where, whom }) => `Defend ${goal} times${where}${whom}`,
  13: ({ place }) => `Hold ${place} at the end`,
  14: ({ goal, enemy }, { race }) => `Liberate ${goal} planets${race === null ? '' : ` from ${enemy}`}`,
  15: ({ goal, whom }, task) =>
    `Win ${goal} more ${task.goal === 1 ? 'planet' : 'planets'} than are lost${whom}`,
};

/** Such as "Kill 2,000,000,000 Terminids" or "Hold Calypso"; an unknown kind is named by its number. */
export function sayTask(task: TaskState, places: TaskPlaces, locale: string): string {
  const enemy = task.race === null ? 'enemies' : (FACTIONS[task.race] ?? nameOf({}, task.race));
  const place = sayPlace(task, places);
  const parts: Parts = {
    goal: formatNumber(task.goal, locale),
    enemy,
    where: task.place === null ? '' : ` on ${place}`,
    whom: task.race === null ? '' : ` against ${enemy}`,
    hard: task.difficulty === null ? '' : `, difficulty ${task.difficulty} or higher`,
    place,
  };
  const say = SAY[task.type];
  if (say !== undefined) return say(parts, task);
  return `Task of an unknown kind (${task.type}): ${parts.goal}${parts.where}${parts.whom}${parts.hard}`;
}

const DONATIONS: Readonly<Record<number, string>> = {
  2985106497: 'rare samples',
  3992382197: 'common samples',
};

function sayPlace({ place }: TaskState, { names, sectors }: TaskPlaces): string {
  if (place === null) return 'a place';
  if (place.kind === 'planet') return sayName(names.get(place.number) ?? `planet ${place.number}`);
  const sector = sectors.get(place.number);
  const listed = (sector?.planets ?? []).map((index) => sayName(names.get(index) ?? `planet ${index}`));
  const shown = listed.slice(0, 6).join(', ') + (listed.length > 6 ? ` and ${listed.length - 6} more` : '');
  const name = sector?.name ?? null;
  const which = name === null ? `sector ${place.number}` : `${sayName(name)} sector`;
  return shown === '' ? `the ${which}` : `the ${which} (${shown})`;
}
