import type { ApiApp } from '../../api/game-api.ts';
import { type PageTools, visitorOf } from '../page-tools.ts';
import { buildShell } from '../pages/build-shell.ts';
import { linksOf, sendHtml } from './see-routes.ts';

const config = { access: 'page' } as const;

export function addHomeRoute(app: ApiApp, tools: PageTools): void {
  app.get('/', { config, schema: { hide: true } }, async (request, reply) => {
    const { router } = await tools.bot();
    const links = linksOf(router.registry.games);
    return sendHtml(reply, buildShell({ visitor: visitorOf(request), answer: null, preview: null, links }));
  });
}
