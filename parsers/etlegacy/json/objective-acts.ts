import { isObject, type JsonObject } from './decode-json.ts';
import { textOf } from './undo-escapes.ts';

/** Kept by player as {ms: objective} too; the others are kept differently by some versions. */
const LABELS: ReadonlySet<string> = new Set([
  'obj_planted',
  'obj_defused',
  'obj_destroyed',
  'obj_repaired',
  'obj_taken',
  'obj_secured',
  'obj_returned',
]);

/** What players did for objectives, as text: who, what, and the `leveltime` of the event. */
export function actsOf(stats: unknown): ReadonlySet<string> {
  if (!isObject(stats)) return new Set();
  return new Set(
    Object.entries(stats).flatMap(([key, player]) =>
      isObject(player)
        ? [...LABELS].flatMap((label) => momentsOf(player[label]).map((ms) => nameAct(key, label, ms)))
        : [],
    ),
  );
}

/** The same of one event of the log. */
export function actOf(entry: JsonObject): string {
  return nameAct(textOf(entry, 'player'), textOf(entry, 'label'), textOf(entry, 'leveltime'));
}

function nameAct(key: string, label: string, ms: string): string {
  return `${key.trimEnd().toUpperCase()} ${label} ${ms}`;
}

function momentsOf(acts: unknown): string[] {
  return isObject(acts) ? Object.keys(acts) : [];
}
