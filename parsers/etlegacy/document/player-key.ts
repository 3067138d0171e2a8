import type { PlayerLine } from './round-document.ts';

/**
 * Returns one key per line of one file, in the order of the lines; a key depends on the content of the lines, not on
 * their order.
 *
 * The key of a human is the GUID8, so a new name keeps the key. Bots share a GUID8 and some clients have none: their
 * key is `GUID8:name`. Two humans with the same GUID8 both get `GUID8:name` in that file, because it is unknown which
 * of them had the plain key before; `matchPlayers` finds them across two files. Lines with equal keys get `#2`, `#3` by
 * their content.
 */
export function playerKeys(lines: readonly PlayerLine[]): readonly string[] {
  const humans = countBy(lines.filter((line) => !isKeyedByName(line)).map((line) => line.guid));
  const wanted = lines.map((line) =>
    isKeyedByName(line) || (humans.get(line.guid) ?? 0) > 1 ? `${line.guid}:${line.name}` : line.guid,
  );
  const counts = countBy(wanted);
  if (counts.size === lines.length) return wanted;
  return wanted.map((key, index) => {
    const twins = wanted.flatMap((other, at) => (other === key ? [at] : []));
    const place = twins.sort((a, b) => compareContent(lines[a], lines[b]) || a - b).indexOf(index);
    return place === 0 ? key : `${key}#${place + 1}`;
  });
}

/** Bots share a GUID8 and some clients have none, so only the name distinguishes them. */
function isKeyedByName(line: PlayerLine): boolean {
  return line.isBot || line.guid === '';
}

/** Orders lines by their content. */
export function compareContent(a: PlayerLine | undefined, b: PlayerLine | undefined): number {
  const left = JSON.stringify(a) ?? '';
  const right = JSON.stringify(b) ?? '';
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
