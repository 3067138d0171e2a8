// Files of answers, and files that a visitor hands over. Each is for one visitor.
import { z } from 'zod';
import type { ApiApp } from '../../api/game-api.ts';
import { MOST_BYTES } from '../../bot/framework/incoming/fetch-upload.ts';
import { type PageTools, visitorOf } from '../page-tools.ts';

const config = { access: 'page' } as const;
const fileId = z.string().regex(/^[0-9a-f]{24}$/);
const TYPES: Readonly<Record<string, string>> = { png: 'image/png', json: 'application/json' };

export function addFileRoutes(app: ApiApp, { shelf }: PageTools): void {
  const params = z.object({ id: fileId, name: z.string().max(255) });
  app.get('/page/files/:id/:name', { config, schema: { hide: true, params } }, async (request, reply) => {
    const file = shelf.find(visitorOf(request).id, request.params.id);
    if (file === undefined || file.name !== request.params.name)
      return reply.code(404).type('text/plain').send('This file is gone: ask again.\n');
    const type = TYPES[file.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    // Nothing that a visitor handed over may be shown as a page.
    if (type !== 'image/png') reply.header('content-disposition', 'attachment');
    reply.type(type).header('cache-control', 'private, max-age=86400, immutable');
    return reply.send(Buffer.from(file.bytes));
  });

  void app.register(async (part) => {
    part.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    );
    const query = z.object({ name: z.string().min(1).max(255) });
    part.post<{ Querystring: z.infer<typeof query>; Body: Buffer }>(
      '/page/files',
      { config, bodyLimit: MOST_BYTES, schema: { hide: true, querystring: query } },
      async (request) => ({
        id: shelf.put(visitorOf(request), { name: request.query.name, bytes: request.body }),
      }),
    );
  });
}
