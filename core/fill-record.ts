/**
 * Returns an object with this value per name, to copy by spread and fill. It is parsed instead of built: V8 then gives it
 * and its copies a fixed layout, while an object that is extended key by key becomes a hash table, twice as large and
 * slow to read.
 */
export function fillRecord<Name extends string, Value extends number | null>(
  names: readonly Name[],
  value: Value,
): Readonly<Record<Name, Value>> {
  const parsed: unknown = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, value]))));
  if (!hasAll<Name, Value>(parsed, names)) throw new Error('a name is missing');
  return parsed;
}

function hasAll<Name extends string, Value>(
  record: unknown,
  names: readonly Name[],
): record is Record<Name, Value> {
  return typeof record === 'object' && record !== null && names.every((name) => name in record);
}
