// The options that say what a key or a user of the API may do, and whose data it sees.
import { type Command, Option } from 'commander';
import { UserError } from '../../core/user-error.ts';
import { type Rights, type Scope, SCOPES } from '../../people/caller.ts';
import { loadImporters } from '../app/find-game.ts';
import type { App } from '../app/open-app.ts';
import { listSources } from '../require-source.ts';
import { refuseSource } from '../refuse-source.ts';

export type RightsOptions = {
  readonly scope: readonly Scope[];
  readonly server?: readonly string[];
  readonly guild?: readonly string[];
  readonly everything?: true;
};

export function addRightsOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--scope <scope...>',
        'what it may do: read, have players tracked, operate, push round files',
      )
        .choices(SCOPES)
        .default(['read']),
    )
    .option('-s, --server <key...>', 'game servers (or other sources) that it sees')
    .option('-g, --guild <id...>', 'Discord servers: it sees what they see')
    .option('--everything', 'it sees everything, also what will come')
    .addHelpText('after', '\nWithout --server, --guild and --everything it sees what is marked public.');
}

/** Throws in words where a source, a Discord server or their combination cannot be meant. */
export async function readRights(app: App, options: RightsOptions): Promise<Rights> {
  const { scope, server: sources = [], guild: guilds = [], everything = false } = options;
  for (const key of sources) await requireAnySource(app, key);
  for (const id of guilds)
    if (!/^\d{17,20}$/.test(id))
      throw new UserError(`"${id}" is not the id of a Discord server.`, 'It has 17 to 20 digits.');
  if (everything && sources.length + guilds.length > 0)
    throw new UserError(
      '--everything includes every server.',
      'Leave out --server and --guild, or --everything.',
    );
  if (scope.includes('push') && sources.length === 0)
    throw new UserError(
      'A key that pushes round files belongs to a game server.',
      'Name the server with --server KEY.',
    );
  return {
    scopes: SCOPES.filter((one) => scope.includes(one)),
    reach: { isEverything: everything, guilds: [...new Set(guilds)], sources: [...new Set(sources)] },
  };
}

async function requireAnySource(app: App, key: string): Promise<void> {
  const lists = await Promise.all((await loadImporters()).map(async (game) => listSources(app, game)));
  const known = lists.flat();
  if (!known.includes(key)) throw refuseSource(key, known);
}

/** `read, push` and `frankfurt, what 123 sees`. */
export function describeRights({ scopes, reach }: Rights): string {
  const { isEverything, guilds, sources } = reach;
  const seen = [...sources, ...guilds.map((id) => `what Discord server ${id} sees`)];
  const what = isEverything ? 'everything' : seen.length === 0 ? 'what is public' : seen.join(', ');
  return `may ${scopes.length === 0 ? 'do nothing' : scopes.join(', ')}; sees ${what}`;
}
