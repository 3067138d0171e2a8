/** The name of a planet; one that nobody has named, or whose name is blank, goes by its number. */
export function planetName(index: number, name: string | null): string {
  return name ?? `Unknown planet (${index})`;
}
