// The page that shows every answer of the bot as Discord would, without Discord. Its parts are loaded when somebody opens it.
import type { ApiApp } from '../api/game-api.ts';
import { FileShelf } from './answers/file-shelf.ts';
import type { PageBot } from './answers/page-bot.ts';
import type { PageOptions } from './page-options.ts';
import { addAskRoutes } from './routes/ask-routes.ts';
import { addAssetRoutes } from './routes/asset-routes.ts';
import { addFileRoutes } from './routes/file-routes.ts';
import { addHomeRoute } from './routes/home-route.ts';
import { addLiveRoutes } from './routes/live-routes.ts';
import { addSeeRoutes } from './routes/see-routes.ts';
import { greetVisitors } from './visitors/greet-visitors.ts';
import { VisitorKeys } from './visitors/visitor-keys.ts';

export type Page = {
  readonly addRoutes: (app: ApiApp) => void;
  /** The address for the operator; it holds a key. */
  readonly linkTo: (url: string) => Promise<string>;
  /** After the server has closed. */
  readonly close: () => Promise<void>;
};

export function openPage(options: PageOptions): Page {
  const keys = new VisitorKeys(options.secret);
  const shelf = new FileShelf();
  let opened: Promise<PageBot> | undefined;
  const bot = async (): Promise<PageBot> =>
    (opened ??= import('./answers/page-bot.ts').then(({ openPageBot }) => openPageBot(options, shelf)));
  const tools = { options, keys, shelf, bot };
  return {
    addRoutes: (app) => {
      // A part of its own, so that only its routes have visitors.
      void app.register(async (part: ApiApp) => {
        greetVisitors(part, tools);
        addHomeRoute(part, tools);
        addAssetRoutes(part);
        addAskRoutes(part, tools);
        addFileRoutes(part, tools);
        addSeeRoutes(part, tools);
        const live = addLiveRoutes(part, tools);
        part.addHook('preClose', async () => live.close());
      });
    },
    linkTo: async (url) => `${url}/?key=${await keys.linkKey()}`,
    close: async () => (await opened)?.close(),
  };
}
