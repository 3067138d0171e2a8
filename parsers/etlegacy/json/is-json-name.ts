/** Whether a file is called as JSON is; what is in it decides. */
export function isJsonName(name: string): boolean {
  return name.toLowerCase().endsWith('.json');
}
