// What the scripts collect beside the counters and no reader needs: distances, stances, speeds, and assists of two kinds.
import type { Random } from '../random.ts';
import type { Sample } from '../round/samples.ts';
import type { DocumentFacts } from './document-facts.ts';
import { processTime, unixTime } from './document-facts.ts';
import type { LuaTable, LuaValue } from './lua-json.ts';
import { modOf } from './mods.data.ts';

const STANCES = [
  'in_prone',
  'in_crouch',
  'in_mg',
  'in_lean',
  'in_objcarrier',
  'in_vehiclescort',
  'in_disguise',
  'in_sprint',
  'is_downed',
] as const;

export function movementOf({ times }: DocumentFacts, random: Random): LuaTable {
  const spawn = { float: random.int(200, 1200) / 10 };
  const stances = STANCES.map((stance) => [stance, random.int(0, 30)] as const);
  return {
    distance_travelled_meters: { float: random.int(3000, 14_000) / 10 },
    distance_travelled_spawn: spawn,
    distance_travelled_spawn_avg: spawn,
    spawn_count: random.int(1, 12),
    // The first frame adds the time since the map was loaded.
    stance_stats_seconds: {
      ...Object.fromEntries(stances),
      in_turtle: Math.floor((times.end - times.start) / 1000) + random.int(20, 300),
    },
    player_speed: {
      ups_avg: { float: random.int(2200, 2900) / 10 },
      ups_peak: { float: 352 },
      kph_peak: { float: 22.5 },
      mph_peak: { float: 15 },
    },
  };
}

/** Of the round. */
export function assistsOf(
  { script, log, times }: DocumentFacts,
  { client, script: counted }: Sample,
  random: Random,
): LuaValue | undefined {
  if (script.assists === undefined) return undefined;
  if (script.assists === 'number') return counted.killAssists;
  const helped: Record<string, LuaTable> = {};
  for (const entry of log) {
    if (entry.kind !== 'kill' || entry.killer.client === client || !random.chance(0.05)) continue;
    const ms = processTime(times, entry.at);
    helped[String(ms)] = {
      killer: entry.killer.client.person.guid,
      victim: entry.victim.client.person.guid,
      weapon: modOf(entry.cause, entry.killer.place, entry.killer.client.slot),
      timestamp_unix: unixTime(times, ms),
    };
  }
  return helped;
}
