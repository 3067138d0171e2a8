import { formatId } from '../../../core/public-id.ts';
import { weaponOfMod } from '../../../parsers/etlegacy/log/weapon-of-mod.ts';
import type { Exporter } from '../../game-exports.ts';
import { pageRounds } from './page-rounds.ts';

/**
 * One object per event of every log that is not broken, in the log's order. `atMs`: since the round began, pauses run on.
 * `kind` as the log calls it: kill, teamkill, suicide, revive, spawn, class_change, pause, unpause, obj_*. `class`: the player's.
 * null = the log does not tell it, or the event has no such part.
 */
export const exportEvents: Exporter = async function* exportEvents(db, servers) {
  for await (const page of pageRounds(db, servers)) {
    for (const round of page.filter(({ log }) => log === 'whole' || log === 'short')) {
      const events = await db
        .selectFrom('etlegacy.round_events')
        .select(['at_ms', 'kind', 'player_key', 'victim_key', 'mod', 'class'])
        .where('round_id', '=', round.id)
        .orderBy('place')
        .execute();
      for (const event of events)
        yield {
          roundId: formatId(round.id),
          map: round.map,
          endedAt: round.ended_at.toISOString(),
          atMs: event.at_ms,
          kind: event.kind,
          player: event.player_key,
          victim: event.victim_key,
          weapon: weaponOfMod(event.mod),
          mod: event.mod,
          class: event.class,
        };
    }
  }
};
