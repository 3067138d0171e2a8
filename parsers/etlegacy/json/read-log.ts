import { isObject, type JsonObject } from './decode-json.ts';
import type { EventKind, LogEvent, LogHit, RoundLog } from './round-log.ts';
import { textOf, wholeOf } from './undo-escapes.ts';

/** More events than any round has; what stands behind them is not read, and such a log is not framed. */
const MOST_EVENTS = 200_000;
/** From this version on pauses are told. */
const PAUSES_SINCE = [2, 5] as const;
const KIND_OF: ReadonlyMap<string, EventKind> = new Map([
  ['kill', 'kill'],
  ['teamkill', 'teamkill'],
  ['suicide', 'suicide'],
  ['revive', 'revive'],
  ['class_change', 'class'],
  ['spawn', 'spawn'],
  ['pause', 'pause'],
  ['unpause', 'unpause'],
]);
/** Told about somebody who need not be there. */
const NO_SIGN_OF_LIFE = new Set(['class_change']);

/** The `gamelog` of 2.x; null where there is none. @param version as `stats_version` has it. */
export function readGamelog(log: unknown, version: string): RoundLog | null {
  if (!Array.isArray(log) || log.length === 0) return null;
  const entries = log.slice(0, MOST_EVENTS).filter(isObject);
  const begin = entries.find((entry) => entry['label'] === 'round_start');
  const start = wholeOf((begin ?? entries[0])?.['leveltime']) ?? 0;
  const reader = new LogReader(start);
  for (const entry of entries) reader.add(entry);
  const hasEnd = entries.some((entry) => entry['label'] === 'round_end');
  const isFramed = begin !== undefined && hasEnd && log.length <= MOST_EVENTS;
  return reader.finish({ isFramed, tellsPauses: tellsPauses(version) });
}

function tellsPauses(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > PAUSES_SINCE[0] || (major === PAUSES_SINCE[0] && minor >= PAUSES_SINCE[1]);
}

class LogReader {
  readonly #start: number;
  readonly #events: LogEvent[] = [];
  readonly #hits: LogHit[] = [];
  readonly #sides = new Map<string, number>();
  readonly #seen = new Map<string, [number, number]>();
  #pausedMs = 0;
  #pausedSince: number | null = null;
  #last: number | null = null;
  #longestGapMs = 0;

  constructor(start: number) {
    this.#start = start;
  }

  add(entry: JsonObject): void {
    const label = textOf(entry, 'label');
    const time = wholeOf(entry['leveltime']);
    // Messages are cut out of what is stored, so nothing may follow from them.
    if (time === null || label.endsWith('_pos') || label === 'message') return;
    if (this.#last !== null) this.#longestGapMs = Math.max(this.#longestGapMs, time - this.#last);
    this.#last = Math.max(this.#last ?? time, time);
    if (label === 'unpause' && this.#pausedSince !== null) {
      this.#pausedMs += Math.max(0, time - this.#pausedSince);
      this.#pausedSince = null;
    }
    // In a pause the game clock stands still.
    const atMs = Math.max(0, (this.#pausedSince ?? time) - this.#start - this.#pausedMs);
    if (label === 'pause') this.#pausedSince ??= time;
    if (label === 'damage') this.#addHit(entry);
    else this.#addEvent(label, entry, atMs);
    if (!NO_SIGN_OF_LIFE.has(label))
      for (const key of [playerOf(entry), keyOf(entry, 'victim')]) if (key !== null) this.#see(key, atMs);
  }

  finish(frame: Pick<RoundLog, 'isFramed' | 'tellsPauses'>): RoundLog {
    return {
      events: this.#events,
      hits: this.#hits,
      ...frame,
      pausedMs: this.#pausedMs,
      longestGapMs: this.#longestGapMs,
      seen: this.#seen,
    };
  }

  #see(key: string, atMs: number): void {
    const known = this.#seen.get(key);
    if (known === undefined) this.#seen.set(key, [atMs, atMs]);
    else known[1] = atMs;
  }

  #addEvent(label: string, entry: JsonObject, atMs: number): void {
    const isObjective = label.startsWith('obj_');
    const kind = isObjective ? 'objective' : KIND_OF.get(label);
    if (kind === undefined) return;
    const player = playerOf(entry);
    const side = wholeOf(entry['team']);
    if (kind === 'spawn' && player !== null && side !== null) this.#sides.set(player, side);
    const isDeath = kind === 'kill' || kind === 'teamkill' || kind === 'suicide';
    const what = isObjective
      ? `${label.slice(4)} ${textOf(entry, 'objective')}`.trim()
      : textOf(entry, 'class');
    this.#events.push({
      kind,
      atMs,
      player,
      victim: keyOf(entry, 'victim'),
      mod: isDeath ? wholeOf(entry['weapon']) : null,
      what: what === '' ? null : what.slice(0, 256),
    });
  }

  #addHit(entry: JsonObject): void {
    const giver = playerOf(entry);
    const taker = keyOf(entry, 'victim');
    const damage = wholeOf(entry['damage']);
    const health = wholeOf(entry['victim_health']);
    const mod = wholeOf(entry['weapon']);
    if (giver === null || taker === null || damage === null || health === null || mod === null) return;
    // Corpses are hit too; that is no damage.
    if (giver === taker || health <= 0 || damage <= 0) return;
    const isEnemy = this.#sides.get(giver) !== this.#sides.get(taker);
    this.#hits.push([
      giver,
      taker,
      mod,
      Math.min(damage, health),
      isEnemy,
      entry['hit_region'] === 'HR_HEAD',
    ]);
  }
}

function playerOf(entry: JsonObject): string | null {
  return keyOf(entry, 'player') ?? keyOf(entry, 'killer');
}

function keyOf(entry: JsonObject, name: string): string | null {
  const key = textOf(entry, name).toUpperCase();
  return key === '' || key === 'WORLD' || key.length > 32 ? null : key;
}

/**
 * What 1.x has instead: `obituaries` in `round_info`, which do not tell sides; null where there are none. Its damage events
 * do not say how much health was left, so they prove nothing.
 *
 * @param sideOf the side at the end of the round, by the 32 characters.
 */
export function readObituaries(info: JsonObject, sideOf: ReadonlyMap<string, string>): RoundLog | null {
  const obituaries = info['obituaries'];
  const hurts = info['damageStats'];
  const start = wholeOf(info['round_start']);
  if (!Array.isArray(obituaries) || obituaries.length === 0 || start === null || start <= 0) return null;
  const events: LogEvent[] = [];
  const seen = new Map<string, [number, number]>();
  const times: number[] = [0];
  for (const entry of [...obituaries, ...(Array.isArray(hurts) ? hurts : [])].slice(0, MOST_EVENTS)) {
    if (!isObject(entry)) continue;
    const time = wholeOf(entry['timestamp']);
    if (time === null) continue;
    const atMs = Math.max(0, time - start);
    times.push(atMs);
    const player = keyOf(entry, 'attacker');
    const victim = keyOf(entry, 'target');
    for (const key of [player, victim]) {
      if (key === null) continue;
      const [first, last] = seen.get(key) ?? [atMs, atMs];
      seen.set(key, [Math.min(first, atMs), Math.max(last, atMs)]);
    }
    if ('damage' in entry || victim === null) continue;
    events.push(toDeath({ atMs, player, victim, mod: wholeOf(entry['meansOfDeath']) }, sideOf));
  }
  const end = wholeOf(info['round_end']);
  times.push(Math.max(0, (end ?? start) - start));
  times.sort((a, b) => a - b);
  return {
    events,
    hits: null,
    isFramed: end !== null,
    tellsPauses: false,
    pausedMs: 0,
    longestGapMs: Math.max(0, ...times.slice(1).map((time, i) => time - (times[i] ?? 0))),
    seen,
  };
}

type Death = Pick<LogEvent, 'atMs' | 'player' | 'mod'> & { readonly victim: string };

function toDeath({ atMs, player, victim, mod }: Death, sideOf: ReadonlyMap<string, string>): LogEvent {
  if (player === null || player === victim)
    return { kind: 'suicide', atMs, player: victim, victim: null, mod, what: null };
  const kind = sideOf.get(player) === sideOf.get(victim) ? 'teamkill' : 'kill';
  return { kind, atMs, player, victim, mod, what: null };
}
