import { serverKey } from '../../core/config.ts';
import { nearestName } from '../../core/nearest-name.ts';
import { UserError } from '../../core/user-error.ts';
import type { GameImporter } from '../../importer/game-importer.ts';
import type { App } from '../app/open-app.ts';
import { listSources } from '../require-source.ts';

export type SourceOptions = {
  readonly server?: string;
  readonly upstream?: string;
  readonly newServer?: true;
};

/** Returns the key of the server that files come from. Throws a UserError where it is not clear, or not known. */
export async function chooseSource(app: App, game: GameImporter, options: SourceOptions): Promise<string> {
  const wanted = options.server ?? options.upstream;
  if (wanted === undefined) {
    const configured = game.configuredSources(app.config);
    const [only, ...others] = configured;
    if (options.newServer === true)
      throw new UserError('The new server has no key yet.', 'Add --server with the key it shall have.');
    if (only !== undefined && others.length === 0) return only;
    throw new UserError(
      'There are several servers, and the files could belong to any of them.',
      `Add --server with one of: ${configured.join(', ')}.`,
    );
  }
  const known = [...new Set([...(await listSources(app, game)), ...(game.acceptedSources ?? [])])];
  if (known.includes(wanted)) return wanted;
  const key = serverKey.safeParse(wanted);
  if (!key.success)
    throw new UserError(
      `"${wanted}" cannot be the key of a server.`,
      `A key ${key.error.issues[0]?.message}.`,
    );
  if (options.newServer === true) return key.data;
  throw refuseNew(wanted, known);
}

/** Files under a mistyped key would become a server of their own, with a history of its own. */
function refuseNew(wanted: string, known: readonly string[]): UserError {
  const meant = nearestName(wanted, known);
  return new UserError(
    `There is no server "${wanted}"; ${known.length === 0 ? 'none is known' : `${known.length === 1 ? 'the only one is' : 'there are'} ${known.join(', ')}`}.`,
    `${meant === undefined ? '' : `Did you mean "${meant}"? `}If it is a new one, name it in debrief.json or add --new-server.`,
  );
}
