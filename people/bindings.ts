// Which Discord servers (guilds) see and change which game servers. The operator decides that, not the person who
// invites the bot.
import type { ServerBinding } from '../core/discord-config.ts';
import type { Whereabouts } from './place-of.ts';
import type { Viewer } from './viewer.ts';

export type Bindings = {
  readonly servers: readonly ServerBinding[];
  /** Discord accounts that may do everything. */
  readonly owners: readonly string[];
};

/** Filters server keys by what the viewer may see in this place. */
export function visibleServers(bindings: Bindings, viewer: Whereabouts, keys: readonly string[]): string[] {
  if (viewer.isOperator) return [...keys];
  return keys.filter(
    (key) =>
      viewer.sources?.includes(key) === true ||
      bindings.servers.some(
        (server) => server.key === key && (server.isPublic || includesGuild(server.guilds, viewer)),
      ),
  );
}

/** Filters server keys by what the viewer may change in this place. */
export function administeredServers(bindings: Bindings, viewer: Viewer, keys: readonly string[]): string[] {
  if (mayDoEverything(bindings, viewer)) return [...keys];
  if (!viewer.isGuildManager || viewer.guildId === null) return [];
  return keys.filter((key) =>
    bindings.servers.some((server) => server.key === key && server.guilds[0] === viewer.guildId),
  );
}

/** Whether the viewer may use admin verbs at all; administeredServers determines for which servers. */
export function mayAdminister(bindings: Bindings, viewer: Viewer): boolean {
  if (mayDoEverything(bindings, viewer)) return true;
  return (
    viewer.isGuildManager &&
    viewer.guildId !== null &&
    bindings.servers.some((server) => server.guilds[0] === viewer.guildId)
  );
}

/** Runs Debrief, or is one of those whom the operator named. */
export function mayDoEverything(bindings: Bindings, viewer: Viewer): boolean {
  return viewer.isOperator || bindings.owners.includes(viewer.userId);
}

/** Whether nobody but the viewer's guild administers anything here, so that what is of no server concerns them alone. */
export function mayAdministerAll(bindings: Bindings, viewer: Viewer): boolean {
  if (mayDoEverything(bindings, viewer)) return true;
  return (
    mayAdminister(bindings, viewer) &&
    bindings.servers.every(({ guilds: [home] }) => home === undefined || home === viewer.guildId)
  );
}

function includesGuild(guilds: readonly string[], viewer: Whereabouts): boolean {
  return viewer.guildId !== null && guilds.includes(viewer.guildId);
}
