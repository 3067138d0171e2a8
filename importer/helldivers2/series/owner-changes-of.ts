export type OwnerChange = { readonly planet: number; readonly before: number; readonly after: number };

type Owners = readonly (number | null)[];

/** Planets whose owner differs from the last known one; those that a status lacks, or that were never known, are ignored. */
export function ownerChangesOf(known: Owners, owners: Owners): OwnerChange[] {
  return owners.flatMap((owner, planet) => {
    const was = known[planet] ?? null;
    return owner === null || was === null || owner === was ? [] : [{ planet, before: was, after: owner }];
  });
}

/** What is known after a status: its owners, and the earlier ones of planets that it lacks. */
export function addOwners(known: Owners, owners: Owners): Owners {
  return Array.from(
    { length: Math.max(known.length, owners.length) },
    (_, planet) => owners[planet] ?? known[planet] ?? null,
  );
}
