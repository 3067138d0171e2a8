// The scripts and the style of the page, served as they are: types are stripped when a script is first asked for.
import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { ApiApp } from '../../api/game-api.ts';

const config = { access: 'page' } as const;
const WEB = path.resolve(import.meta.dirname, '..');
const params = z.object({ name: z.string().regex(/^[a-z-]+\.(?:ts|css)$/) });

type Asset = { readonly type: string; readonly etag: string; readonly body: string };

export function addAssetRoutes(app: ApiApp): void {
  const kept = new Map<string, Promise<Asset | null>>();
  const find = async (folder: string, name: string): Promise<Asset | null> => {
    const key = `${folder}/${name}`;
    const asset = kept.get(key) ?? readAsset(folder, name);
    // Names that do not exist are not remembered.
    if ((await asset) !== null) kept.set(key, asset);
    return asset;
  };
  for (const folder of ['browser', 'render'])
    app.get(`/page/${folder}/:name`, { config, schema: { hide: true, params } }, async (request, reply) => {
      const asset = await find(folder, request.params.name);
      if (asset === null) return reply.code(404).type('text/plain').send('There is no such file.\n');
      reply.header('etag', asset.etag).header('cache-control', 'no-cache');
      if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
      return reply.type(asset.type).send(asset.body);
    });
}

/** null for a file that does not exist. */
async function readAsset(folder: string, name: string): Promise<Asset | null> {
  const names = await readdir(path.join(WEB, folder));
  if (!names.includes(name)) return null;
  const source = await readFile(path.join(WEB, folder, name), 'utf8');
  const isScript = name.endsWith('.ts');
  const body = isScript ? stripTypeScriptTypes(source) : source;
  const type = isScript ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8';
  return { type, etag: `"${hash('sha256', body, 'hex').slice(0, 20)}"`, body };
}
