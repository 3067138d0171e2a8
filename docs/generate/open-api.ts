// npm run docs:api: docs/openapi.json, made from the schemas of the routes. Part of npm run docs, without the pictures.
import { writeFile } from 'node:fs/promises';
import { buildOpenApi } from './build-open-api.ts';

await writeFile(new URL('../openapi.json', import.meta.url), await buildOpenApi());
