import { z } from 'zod';
import { storable } from './storable.ts';

/** How many rows of a list are checked: a new key occurs in all rows. */
const LOOKED_AT = 20;

/** Paths of keys that the schema does not name, each once, sorted. */
export function findUnknownKeys(schema: z.ZodType, value: unknown): string[] {
  const found = new Set<string>();
  visit(schema, value, [], found);
  return [...found].toSorted();
}

function visit(schema: unknown, value: unknown, path: readonly string[], found: Set<string>): void {
  if (Array.isArray(value)) {
    const row = rowOf(schema);
    if (row !== null) for (const item of value.slice(0, LOOKED_AT)) visit(row, item, path, found);
    return;
  }
  const object = unwrap(schema);
  if (!(object instanceof z.ZodObject) || typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const known: unknown = Reflect.get(object.shape, key);
    if (known === undefined) found.add([...path, storable(key.slice(0, 60))].join('.'));
    else visit(known, child, [...path, key], found);
  }
}

/** The schema of a list's rows: what `rows` noted, or the element of an ordinary list. */
function rowOf(schema: unknown): unknown {
  if (!(schema instanceof z.ZodType)) return null;
  const noted = schema.meta()?.['row'];
  if (noted !== undefined) return noted;
  if (schema instanceof z.ZodArray) return schema.element;
  const inner = inside(schema);
  return inner === null ? null : rowOf(inner);
}

/** The schema one step inside an optional, nullable, piped or `maybe` one; null for any other. */
function inside(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.unwrap();
  if (schema instanceof z.ZodPipe) return schema.in;
  if (schema instanceof z.ZodUnion) return schema.options[0];
  return null;
}

function unwrap(schema: unknown): unknown {
  const inner = inside(schema);
  return inner === null ? schema : unwrap(inner);
}
