import type { RecapChange, RecapPerson } from './session-recap.ts';

/** Describes a change of a line-up in words, such as "elsa in for boris". @param sayName escapes a name for the output. */
export function sayChange(
  { kind, players, instead }: RecapChange,
  sayName: (name: string) => string,
): string {
  const list = (people: readonly RecapPerson[]) => sayList(people.map(({ name }) => sayName(name)));
  const words = {
    joined: () => `${list(players)} joined`,
    left: () => `${list(players)} left`,
    in_for: () => `${list(players)} in for ${list(instead)}`,
    crossed: () => `${list(players)} changed to this team`,
    rotated: () => `${list(players)} took turns`,
  } as const satisfies Record<RecapChange['kind'], () => string>;
  return words[kind]();
}

/** anna, boris and carla. */
function sayList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
