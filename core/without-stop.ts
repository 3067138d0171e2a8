/** A sentence without its full stop, for the place before another one or within brackets. */
export function withoutStop(sentence: string): string {
  return sentence.trimEnd().replace(/\.+$/, '');
}
