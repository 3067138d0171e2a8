import type { Situation } from './situation-of.ts';

export type OwnerChange = { readonly planet: number; readonly before: number; readonly after: number };

/** Planets that changed hands between two situations; one that either does not have did not. */
export function ownerChangesOf(before: Situation, after: Situation): OwnerChange[] {
  return after.owners.flatMap((owner, planet) => {
    const was = before.owners[planet] ?? null;
    return owner === null || was === null || owner === was ? [] : [{ planet, before: was, after: owner }];
  });
}
