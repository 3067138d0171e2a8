/** A copy without the keys that are null or undefined; only keys that may be absent are ever so. */
export function withoutNulls<T extends object>(value: T): T {
  const copy = { ...value };
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null || inner === undefined) Reflect.deleteProperty(copy, key);
  }
  return copy;
}
