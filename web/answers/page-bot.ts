// The bot behind the page: the router of the bot in Discord, with services of its own. Loaded when somebody first asks.
import { Router } from '../../bot/framework/router.ts';
import type { FetchUpload } from '../../bot/framework/incoming/fetch-upload.ts';
import { MOST_BYTES } from '../../bot/framework/incoming/fetch-upload.ts';
import { acceptsFile, createRegistry } from '../../bot/registry.ts';
import type { PageOptions } from '../page-options.ts';
import type { FileShelf } from './file-shelf.ts';

export type PageBot = {
  readonly router: Router;
  /** Keys of all configured sources. */
  readonly sources: readonly string[];
  /** Key of the player whom a name matches best; undefined when nobody matches. */
  readonly findPlayer: (text: string) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
};

export async function openPageBot(options: PageOptions, shelf: FileShelf): Promise<PageBot> {
  const { db, log: parent, bindings, zone, operations, health, now = () => new Date() } = options;
  const games = await options.games();
  const registry = createRegistry(games);
  const pictures = options.pictures?.() ?? null;
  const router = new Router(registry, {
    db,
    log: parent.child({ part: 'page' }),
    now,
    bindings,
    zone,
    pictures,
    operations,
    fetchUpload: fetchFromShelf(shelf, (name) => acceptsFile(registry, name)),
    health,
    mention: (command) => `\`/${command}\``,
  });
  return {
    router,
    sources: bindings.servers.map(({ key }) => key),
    findPlayer: async (text) => {
      for (const game of games) {
        const found = await game.findPlayer?.(db, text);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    close: async () => pictures?.close(),
  };
}

/** The address of a file that a visitor handed over. */
export function shelfAddress(visitor: string, id: string): string {
  return `${visitor}/${id}`;
}

function fetchFromShelf(shelf: FileShelf, accepts: (name: string) => boolean): FetchUpload {
  return async ({ name, url }) => {
    if (!accepts(name)) return { ok: false, name, code: 'NOT_A_ROUND_FILE' };
    const [visitor = '', id = ''] = url.split('/');
    const file = shelf.find(visitor, id);
    if (file === undefined) return { ok: false, name, code: 'OUT_OF_REACH' };
    if (file.bytes.length === 0) return { ok: false, name, code: 'EMPTY' };
    return file.bytes.length > MOST_BYTES
      ? { ok: false, name, code: 'TOO_LARGE' }
      : { ok: true, name, bytes: file.bytes };
  };
}
