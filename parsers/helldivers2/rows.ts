import { z } from 'zod';

/** Where the current parse notes skipped rows. Parsing is synchronous, so there is at most one. */
let noted: string[] | null = null;

const MOST_NOTES = 20;

/**
 * A list with independent rows: invalid rows are skipped and noted, the others are kept. `null` and an absent list are
 * empty.
 *
 * @param name of the list, for the note.
 */
export function rows<T extends z.ZodType>(name: string, row: T) {
  return z
    .array(z.unknown())
    .nullish()
    .transform((values) => keepWhole(name, row, values ?? []))
    .meta({ row });
}

/** A list that may be absent, or have rows that could not be read: then what it lacks may exist all the same. */
export type Listed<T> = { readonly rows: readonly T[]; readonly isWhole: boolean };

/** The same for a list of which it matters whether something is missing. */
export function listedRows<T extends z.ZodType>(name: string, row: T) {
  return z
    .array(z.unknown())
    .nullish()
    .transform((values): Listed<z.output<T>> => {
      const kept = keepWhole(name, row, values ?? []);
      return { rows: kept, isWhole: values?.length === kept.length };
    })
    .meta({ row });
}

/**
 * The same for a list that the answer must have, with at least one valid row.
 *
 * @param least rows that it must have, where failures produce an empty list.
 */
export function coreRows<T extends z.ZodType>(name: string, row: T, least = 0) {
  return z
    .array(z.unknown())
    .min(least, `it has no rows`)
    .transform((values, context) => {
      const kept = keepWhole(name, row, values);
      if (kept.length === 0 && values.length > 0) {
        context.addIssue({ code: 'custom', message: `none of its ${values.length} rows has what it needs` });
      }
      return kept;
    })
    .meta({ row });
}

function keepWhole<T extends z.ZodType>(name: string, row: T, values: readonly unknown[]): z.output<T>[] {
  return values.flatMap((value, at) => {
    const parsed = row.safeParse(value);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    const where = [name, at, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
    if (noted !== null && noted.length < MOST_NOTES)
      noted.push(`${where}: ${issue?.message ?? 'unreadable'}`);
    return [];
  });
}

export function collectDropped<T>(parse: () => T): {
  readonly result: T;
  readonly dropped: readonly string[];
} {
  const dropped: string[] = [];
  noted = dropped;
  try {
    return { result: parse(), dropped };
  } finally {
    noted = null;
  }
}
