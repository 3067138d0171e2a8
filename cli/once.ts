/** Calls `load` the first time only; everybody gets what it returned then. */
export function once<T>(load: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: load() }).value;
}
