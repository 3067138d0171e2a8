import type { Situation } from './situation-of.ts';

export type OwnerChange = { readonly planet: number; readonly before: number; readonly after: number };

/** Planets whose owner differs between two situations; planets that are not in both are ignored. */
export function ownerChangesOf(before: Situation, after: Situation): OwnerChange[] {
  return after.owners.flatMap((owner, planet) => {
    const was = before.owners[planet] ?? null;
    return owner === null || was === null || owner === was ? [] : [{ planet, before: was, after: owner }];
  });
}
