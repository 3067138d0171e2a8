// npm run docs:api: writes docs/openapi.json from the schemas of the routes. Also the first part of npm run docs.
import { writeFile } from 'node:fs/promises';
import { buildOpenApi } from './build-open-api.ts';

await writeFile(new URL('../openapi.json', import.meta.url), await buildOpenApi());
