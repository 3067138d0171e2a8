import type { REST } from 'discord.js';

/** Asks Discord by REST. @typeParam T the type that Discord documents for the route. */
export async function getRoute<T>(rest: REST, route: `/${string}`, query?: URLSearchParams): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type that Discord documents for this route
  return (await rest.get(route, query === undefined ? {} : { query })) as T;
}
