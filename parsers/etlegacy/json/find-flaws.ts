import type { JsonObject } from './decode-json.ts';
import { actOf } from './objective-acts.ts';
import { textOf, wholeOf } from './undo-escapes.ts';

const IDENTITY = ['label', 'leveltime', 'player', 'killer', 'victim', 'weapon', 'class', 'objective'];
const HIT = [...IDENTITY, 'damage', 'victim_health'];

/**
 * Contradictions inside a log: a duplicate event, a kill without the hit that took the last health, a death of the dead; and
 * what was done for objectives elsewhere in the document, but not in the log.
 *
 * @param acts from `actsOf`.
 */
export function findFlaws(entries: readonly JsonObject[], acts: ReadonlySet<string>): string[] {
  return [
    ...findDoubles(entries),
    ...findUnprovenKills(entries),
    ...findOpenPauses(entries),
    ...findImpossibleLives(entries),
    ...findMissingActs(entries, acts),
  ];
}

/** Two acts in one millisecond are one in the lists of the players, so the log may have more. */
function findMissingActs(entries: readonly JsonObject[], acts: ReadonlySet<string>): string[] {
  const missing = acts.size === 0 ? 0 : acts.difference(new Set(entries.map(actOf))).size;
  return missing > 0 ? [`${missing} acts for objectives are missing that the players have`] : [];
}

/**
 * The dead do not die, nor lose health, and the living are not revived. Engines without the hook for revives log none, and then
 * nothing shows.
 */
function findImpossibleLives(entries: readonly JsonObject[]): string[] {
  if (!entries.some((entry) => entry['label'] === 'revive')) return [];
  const isAlive = new Map<string, boolean>();
  for (const entry of entries) {
    const label = textOf(entry, 'label');
    const victim = textOf(entry, 'victim');
    if (label === 'spawn') isAlive.set(textOf(entry, 'player'), true);
    if (label === 'suicide') isAlive.set(textOf(entry, 'player'), false);
    if (label === 'damage' && hurts(entry) && isAlive.get(victim) === false)
      return [`a dead player loses health at ${textOf(entry, 'leveltime')} ms`];
    const isDeath = label === 'kill' || label === 'teamkill';
    if (!isDeath && label !== 'revive') continue;
    if (isAlive.get(victim) === !isDeath)
      return [
        `${isDeath ? 'a dead player dies' : 'a living player is revived'} at ${textOf(entry, 'leveltime')} ms`,
      ];
    isAlive.set(victim, !isDeath);
  }
  return [];
}

/** A player cannot die twice in one millisecond, and a second hit finds less health than the first. */
function findDoubles(entries: readonly JsonObject[]): string[] {
  const seen = new Set<string>();
  for (const entry of entries) {
    const label = textOf(entry, 'label');
    if (!DOUBLED.has(label) && !label.startsWith('obj_')) continue;
    const key = JSON.stringify((label === 'damage' ? HIT : IDENTITY).map((name) => textOf(entry, name)));
    if (seen.has(key) && (label !== 'damage' || hurts(entry)))
      return [`the same ${label} at ${textOf(entry, 'leveltime')} ms stands in it twice`];
    seen.add(key);
  }
  return [];
}

const DOUBLED = new Set(['kill', 'teamkill', 'suicide', 'damage', 'revive', 'spawn', 'class_change']);

/** Damage on living players, which lowers the health that the next hit finds. */
function hurts(entry: JsonObject): boolean {
  return (wholeOf(entry['damage']) ?? 0) > 0 && (wholeOf(entry['victim_health']) ?? 0) > 0;
}

/** The engine reports the damage before the death. */
function findUnprovenKills(entries: readonly JsonObject[]): string[] {
  const ends = { hit: new Set<string>(), death: new Set<string>() };
  for (const entry of entries) {
    const label = textOf(entry, 'label');
    const key = ['leveltime', 'killer', 'victim'].map((name) => textOf(entry, name)).join(' ');
    if (label === 'kill' || label === 'teamkill') ends.death.add(key);
    const damage = wholeOf(entry['damage']) ?? 0;
    const health = wholeOf(entry['victim_health']) ?? 0;
    const isLast = label === 'damage' && health > 0 && damage >= health;
    if (isLast && isBetweenPlayers(entry)) ends.hit.add(key);
  }
  // Without damage events nothing can be proven.
  if (ends.hit.size === 0) return [];
  const bare = ends.death.difference(ends.hit).size;
  const living = ends.hit.difference(ends.death).size;
  return [
    ...(bare > 0 ? [`${bare} kills without the hit that took the last health`] : []),
    ...(living > 0 ? [`${living} hits that took the last health of a player who did not die`] : []),
  ];
}

function isBetweenPlayers(entry: JsonObject): boolean {
  const [killer, victim] = [textOf(entry, 'killer'), textOf(entry, 'victim')];
  return killer !== '' && killer !== 'WORLD' && victim !== '' && killer !== victim;
}

function findOpenPauses(entries: readonly JsonObject[]): string[] {
  const count = (label: string) => entries.filter((entry) => entry['label'] === label).length;
  return count('unpause') > count('pause') ? ['an end of a pause without its beginning'] : [];
}
