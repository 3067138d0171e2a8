import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { buildOpenApi } from '../../docs/generate/build-open-api.ts';

test('docs/openapi.json is what the routes make it; "npm run docs:api" writes it anew', async () => {
  const committed = await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
  expect(await buildOpenApi()).toBe(committed);
});
