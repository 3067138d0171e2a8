import { readSecret } from '../../api/auth/read-secret.ts';
import type { Health } from '../../bot/framework/health.ts';
import type { Operations } from '../../bot/framework/operations.ts';
import { openPictures } from '../../bot/open-pictures.ts';
import type { Page } from '../../web/open-page.ts';
import { loadBots } from './load-bots.ts';
import { once } from './once.ts';
import type { App } from './open-app.ts';

type Tools = {
  readonly operations: Operations | null;
  readonly health: () => Health;
};

/** The page of this process; undefined where HTTP is switched off. Loads everything of it on demand. */
export async function openOwnPage(
  { config, db, log, zone }: App,
  { operations, health }: Tools,
): Promise<Page | undefined> {
  const { http } = config.operations;
  if (http === undefined) return undefined;
  const { openPage } = await import('../../web/open-page.ts');
  const { bindings, owners } = config.discord;
  return openPage({
    db,
    log,
    http,
    bindings: { servers: bindings, owners },
    zone,
    secret: once(async () => readSecret(config.home)),
    games: loadBots,
    operations,
    pictures: () => openPictures(log),
    health,
  });
}
