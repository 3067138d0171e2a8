import { isObject, type JsonObject } from './decode-json.ts';
import { textOf, wholeOf } from './undo-escapes.ts';
import { findFlaws } from './find-flaws.ts';
import type { EventKind, LogEvent, LogHit, RoundLog } from '../document/round-log.ts';

/** More events than any round has. Later events are not read, and such a log is not framed. */
export const MOST_EVENTS = 200_000;
/** The log contains pauses from this version on. */
const PAUSES_SINCE = [2, 5] as const;
const INT4_MAX = 2_147_483_647;
const KINDS: ReadonlySet<string> = new Set<EventKind>([
  'kill',
  'teamkill',
  'suicide',
  'revive',
  'class_change',
  'spawn',
  'pause',
  'unpause',
]);
/** Events about a player who need not be in the round. */
const NO_SIGN_OF_LIFE = new Set(['class_change']);

/**
 * Reads the `gamelog` of 2.x; null without one.
 *
 * @param version value of `stats_version`.
 * @param sides 1 axis, 2 allies at the end of the round, for players who have not spawned yet.
 * @param acts what the players did for objectives, from `actsOf`.
 */
export function readGamelog(
  log: unknown,
  version: string,
  sides: ReadonlyMap<string, number>,
  acts: ReadonlySet<string>,
): RoundLog | null {
  if (!Array.isArray(log) || log.length === 0) return null;
  const entries = log.slice(0, MOST_EVENTS).filter(isObject);
  const begin = entries.find((entry) => entry['label'] === 'round_start');
  const start = wholeOf((begin ?? entries[0])?.['leveltime']) ?? 0;
  const reader = new LogReader(start, sides);
  for (const entry of entries) reader.add(entry);
  const hasEnd = entries.some((entry) => entry['label'] === 'round_end');
  const isFramed = begin !== undefined && hasEnd && log.length <= MOST_EVENTS;
  const flaws = findFlaws(entries, acts);
  return reader.finish({ isFramed, tellsPauses: tellsPauses(version), flaws });
}

function tellsPauses(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > PAUSES_SINCE[0] || (major === PAUSES_SINCE[0] && minor >= PAUSES_SINCE[1]);
}

type Moment = { readonly order: number; readonly atMs: number; readonly clockMs: number };
type About = Moment & { readonly player: string | null; readonly victim: string | null };

/** Rows are written without a spread: each would take a third more memory, and a log has thousands. */
class LogReader {
  readonly #start: number;
  readonly #events: LogEvent[] = [];
  readonly #hits: LogHit[] = [];
  readonly #sides: Map<string, number>;
  readonly #classes = new Map<string, string>();
  readonly #seen = new Map<string, [number, number]>();
  /** One text per player: a log repeats the keys some thousand times, and most of its memory would be theirs. */
  readonly #keys = new Map<string, string>();
  #order = 0;
  #pausedMs = 0;
  #pausedSince: number | null = null;
  #last: number | null = null;
  #longestGapMs = 0;
  #lengthMs = 0;

  constructor(start: number, sides: ReadonlyMap<string, number>) {
    this.#start = start;
    this.#sides = new Map(sides);
  }

  add(entry: JsonObject): void {
    const label = textOf(entry, 'label');
    const time = wholeOf(entry['leveltime']);
    // Messages are removed before storing, so nothing may depend on them.
    if (time === null || label.endsWith('_pos') || label === 'message') return;
    if (this.#last !== null) this.#longestGapMs = Math.max(this.#longestGapMs, time - this.#last);
    this.#last = Math.max(this.#last ?? time, time);
    if (label === 'unpause' && this.#pausedSince !== null) {
      this.#pausedMs += Math.max(0, time - this.#pausedSince);
      this.#pausedSince = null;
    }
    const moment = this.#momentOf(time);
    if (label === 'pause') this.#pausedSince ??= time;
    const player = this.#share(keyOf(entry, 'player') ?? keyOf(entry, 'killer'));
    const victim = this.#share(keyOf(entry, 'victim'));
    const about = { ...moment, player, victim };
    if (label === 'damage') this.#addHit(entry, about);
    else this.#addEvent(label, entry, about);
    if (NO_SIGN_OF_LIFE.has(label)) return;
    for (const key of [player, victim]) if (key !== null) this.#see(key, moment.clockMs);
  }

  #share(key: string | null): string | null {
    if (key === null) return null;
    const known = this.#keys.get(key);
    if (known === undefined) this.#keys.set(key, key);
    return known ?? key;
  }

  finish(known: Pick<RoundLog, 'isFramed' | 'tellsPauses' | 'flaws'>): RoundLog {
    return {
      events: this.#events,
      hits: this.#hits.length === 0 ? null : this.#hits,
      ...known,
      isDated: true,
      pausedMs: this.#pausedMs,
      longestGapMs: this.#longestGapMs,
      lengthMs: this.#lengthMs,
      seen: this.#seen,
    };
  }

  /** The game clock stops during a pause. */
  #momentOf(time: number): Moment {
    const clockMs = Math.max(0, (this.#pausedSince ?? time) - this.#start - this.#pausedMs);
    this.#lengthMs = Math.max(this.#lengthMs, clockMs);
    const atMs = Math.min(INT4_MAX, Math.max(0, time - this.#start));
    return { order: this.#order++, atMs, clockMs: Math.min(INT4_MAX, clockMs) };
  }

  #see(key: string, atMs: number): void {
    const known = this.#seen.get(key);
    if (known === undefined) this.#seen.set(key, [atMs, atMs]);
    else known[1] = atMs;
  }

  #addEvent(label: string, entry: JsonObject, { order, atMs, clockMs, player, victim }: About): void {
    if (!isKind(label)) return;
    const kind = label;
    const side = kind === 'spawn' ? wholeOf(entry['team']) : null;
    if (player !== null && side !== null) this.#sides.set(player, side);
    if (player !== null && (kind === 'spawn' || kind === 'class_change'))
      this.#learnClass(player, textOf(entry, 'class'));
    const isDeath = kind === 'kill' || kind === 'teamkill' || kind === 'suicide';
    const own = textOf(entry, kind === 'suicide' ? 'victim_class' : 'killer_class');
    const playerClass = own === '' ? this.#classes.get(player ?? '') : own.slice(0, MOST_CLASS);
    const objective = textOf(entry, 'objective');
    this.#events.push({
      order,
      atMs,
      clockMs,
      kind,
      player,
      victim,
      mod: isDeath ? wholeOf(entry['weapon']) : null,
      playerClass: playerClass ?? null,
      side,
      objective: objective === '' ? null : objective.slice(0, MOST_OBJECTIVE),
    });
  }

  #learnClass(player: string, name: string): void {
    if (name !== '') this.#classes.set(player, name.slice(0, MOST_CLASS));
  }

  #addHit(entry: JsonObject, { order, atMs, clockMs, player: giver, victim: taker }: About): void {
    const damage = wholeOf(entry['damage']);
    const health = wholeOf(entry['victim_health']);
    const mod = wholeOf(entry['weapon']);
    if (giver === null || taker === null || damage === null || health === null || mod === null) return;
    // Corpses are hit too; that is not damage.
    if (giver === taker || health <= 0 || damage <= 0) return;
    const taken = Math.min(damage, health);
    this.#hits.push({
      order,
      atMs,
      clockMs,
      giver,
      taker,
      mod,
      damage: taken,
      overkill: Math.min(damage, INT4_MAX) - taken,
      isEnemy: this.#sides.get(giver) !== this.#sides.get(taker),
      isHead: entry['hit_region'] === 'HR_HEAD',
    });
  }
}

const MOST_CLASS = 32;
const MOST_OBJECTIVE = 128;
const MOST_LABEL = 32;

function isKind(label: string): label is EventKind {
  return (label.startsWith('obj_') && label.length <= MOST_LABEL) || KINDS.has(label);
}

/** A key of 32 characters; null for the world and for no player. */
export function keyOf(entry: JsonObject, name: string): string | null {
  const key = textOf(entry, name).toUpperCase();
  return key === '' || key === 'WORLD' || key.length > 32 || key.includes('\0') ? null : key;
}
