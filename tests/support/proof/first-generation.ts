import { z } from 'zod';

const DUMP = z.looseObject({
  round_info: z.record(z.string(), z.unknown()),
  player_stats: z.unknown(),
  gamelog: z.array(z.record(z.string(), z.unknown())).default([]),
});

/** The document that game-stats-web.lua 1.2.7 would have written of the round of a dump of stats.lua: no log but the deaths. */
export function toFirstGeneration(dump: Uint8Array): Uint8Array {
  const {
    round_info: info,
    player_stats: players,
    gamelog,
  } = DUMP.parse(JSON.parse(Buffer.from(dump).toString()));
  const { stats_version: _, mod_version: __, et_version: ___, ...round } = info;
  const obituaries = gamelog
    .filter(({ label }) => label === 'kill' || label === 'teamkill' || label === 'suicide')
    .map(({ leveltime, killer, victim, player, weapon }) => ({
      timestamp: leveltime,
      attacker: killer ?? player,
      target: victim ?? player,
      meansOfDeath: weapon,
    }));
  return Buffer.from(JSON.stringify({ round_info: { ...round, obituaries }, player_stats: players }));
}
