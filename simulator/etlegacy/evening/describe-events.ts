import { processTime } from '../documents/document-facts.ts';
import type { RoundTimes } from '../documents/document-facts.ts';
import { modOf } from '../documents/mods.data.ts';
import type { Cause, LogEntry, Someone } from '../round/log-entry.ts';
import { otherSide } from '../sides.ts';
import { countDone } from './count-done.ts';
import type { EventsTruth } from '../truth.ts';

/** The truth about what happened in a round, for those who read an event log of it. */
export function describeEvents(log: readonly LogEntry[], times: RoundTimes): EventsTruth {
  const since = (at: number): number => processTime(times, at) - times.start;
  const key = ({ client }: Someone): string => client.person.guid;
  const mod = (cause: Cause, by: Someone): number => modOf(cause, by.place, by.client.slot);
  const deaths = (kind: 'kill' | 'teamkill'): EventsTruth['kills'] =>
    log.flatMap((entry) =>
      entry.kind === kind
        ? [[since(entry.at), key(entry.killer), key(entry.victim), mod(entry.cause, entry.killer)] as const]
        : [],
    );
  return {
    kills: deaths('kill'),
    teamkills: deaths('teamkill'),
    suicides: log.flatMap((entry) =>
      entry.kind === 'suicide'
        ? [[since(entry.at), key(entry.player), mod(entry.cause, entry.player)] as const]
        : [],
    ),
    revives: log.flatMap((entry) =>
      entry.kind === 'revive' ? [[since(entry.at), key(entry.medic), key(entry.patient)] as const] : [],
    ),
    objectives: log.flatMap((entry) =>
      entry.kind === 'objective' ? [[since(entry.at), key(entry.player), entry.act] as const] : [],
    ),
    damage: sumDamage(log),
    done: countDone(log),
  };
}

function sumDamage(log: readonly LogEntry[]): EventsTruth['damage'] {
  const sums: Record<string, Record<string, number>> = {};
  for (const entry of log) {
    if (entry.kind !== 'damage' || entry.giver === null || entry.taker.health <= 0) continue;
    const { giver, taker } = entry;
    if (giver.place === 'spectator' || taker.place !== otherSide(giver.place)) continue;
    const row = (sums[giver.client.person.guid] ??= {});
    const key = taker.client.person.guid;
    row[key] = (row[key] ?? 0) + Math.min(entry.damage, taker.health);
  }
  return sums;
}
