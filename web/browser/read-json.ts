/** Reads JSON of this page's own server, or of the page itself: both are of one version. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what it reads
export function readJson<T>(text: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return JSON.parse(text) as T;
}
