/** Calls `load` only once; every caller gets the result of that call. */
export function once<T>(load: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: load() }).value;
}
