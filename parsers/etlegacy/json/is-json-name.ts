/** Whether the name of a file is that of JSON. The content decides later. */
export function isJsonName(name: string): boolean {
  return name.toLowerCase().endsWith('.json');
}
