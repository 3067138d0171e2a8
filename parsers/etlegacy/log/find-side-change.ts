import type { LogEvent, RoundLog } from '../document/round-log.ts';
import type { DecidedLine } from '../decided-line.ts';

/** Of a player on both sides over a long round; a log that needs more stays as it is. */
const MOST_TRIES = 400;
const MOST_EVENTS = 2_000;

type Sides = ReadonlyMap<string, DecidedLine['now']['team']>;

/**
 * The log of 1.x has no sides, so its kills are read by the sides at the end. If one player changed sides at some moment, the
 * kills before it are of the other kind.
 *
 * @param differing whose counters differ from the log.
 * @param sides of all players, at the end.
 * @param isProven whether the counters of all agree with a log; two changes that both agree prove neither.
 * @returns the log with that change; null where none agrees.
 */
export function findSideChange(
  log: RoundLog,
  { differing, sides }: { readonly differing: readonly string[]; readonly sides: Sides },
  isProven: (log: RoundLog) => boolean,
): RoundLog | null {
  const tries = listTries(log, differing, sides);
  if (tries.length > MOST_TRIES || log.events.length > MOST_EVENTS) return null;
  const proven = new Map<string, RoundLog>();
  for (const { player, side, order } of tries) {
    const events = log.events.map((event) =>
      event.order <= order && isAbout(event, player) ? retell(event, { player, side, sides }) : event,
    );
    const changed = { ...log, events };
    if (isProven(changed)) proven.set(events.map(({ kind }) => kind).join(' '), changed);
  }
  const [only, ...others] = proven.values();
  return others.length === 0 ? (only ?? null) : null;
}

type Try = { readonly player: string; readonly side: 'axis' | 'allies'; readonly order: number };

/** Only kills between the player who changed and those whose counters differ are of the other kind. */
function listTries({ events, isFramed, flaws }: RoundLog, differing: readonly string[], sides: Sides): Try[] {
  if (differing.length === 0 || !isFramed || flaws.length > 0) return [];
  return [...sides].flatMap(([player, at]) => {
    const own = events.filter((event) => isDeath(event) && isAbout(event, player));
    if (!differing.every((key) => own.some((event) => isAbout(event, key)))) return [];
    return (['axis', 'allies'] as const)
      .filter((side) => side !== at)
      .flatMap((side) => own.map(({ order }) => ({ player, side, order })));
  });
}

function isDeath({ kind }: LogEvent): boolean {
  return kind === 'kill' || kind === 'teamkill';
}

function isAbout({ player, victim }: LogEvent, key: string): boolean {
  return player === key || victim === key;
}

function retell(
  event: LogEvent,
  { player, side, sides }: { readonly player: string; readonly side: string; readonly sides: Sides },
): LogEvent {
  const other = sides.get((event.player === player ? event.victim : event.player) ?? '');
  if (!isDeath(event) || other === undefined || other === 'spectator') return event;
  return { ...event, kind: other === side ? 'teamkill' : 'kill' };
}
