import type { PlayerLine } from './document/round-document.ts';

/** What the engine gives at least for a kill and for a revive, and takes for a team kill. */
const XP_OF = { kill: 3, revive: 4, teamKill: 3 } as const;

/**
 * Whether these players have less XP than their kills and revives give at least. In stopwatch XP begins anew in every round, so
 * their counters then contain another round.
 *
 * @param all every player of the document: where nobody has XP, the server counts none.
 */
export function lacksXp(lines: readonly PlayerLine[], all: readonly PlayerLine[]): boolean {
  if (!all.some(({ fields: { xp } }) => xp !== null && xp > 0)) return false;
  let [has, least] = [0, 0];
  for (const { weapons, fields } of lines) {
    has += (fields.xp ?? 0) + XP_OF.teamKill * (fields.teamKills ?? 0);
    for (const tuple of Object.values(weapons)) least += XP_OF.kill * tuple[2];
    least += XP_OF.revive * (weapons.SYRINGE?.[0] ?? 0);
  }
  return has < least;
}
