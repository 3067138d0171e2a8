/** Returns a copy without keys that are null or undefined; only optional keys have such values. */
export function withoutNulls<T extends object>(value: T): T {
  const copy = { ...value };
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null || inner === undefined) Reflect.deleteProperty(copy, key);
  }
  return copy;
}
