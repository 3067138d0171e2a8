import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiApp } from '../../api/game-api.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let app: ApiApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await buildTestApi(database);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

test('the document is valid OpenAPI 3.1 by the judgement of another library', async () => {
  const validator = new Validator();
  const result = await validator.validate(JSON.parse(JSON.stringify(app.swagger())));
  expect(result.errors ?? []).toEqual([]);
  expect([result.valid, validator.version]).toEqual([true, '3.1']);
});

test('everybody can read it, as JSON and as a page that loads nothing from elsewhere', async () => {
  const document = await app.inject({ url: '/api/openapi.json', remoteAddress: '192.0.2.7' });
  expect(document.json()).toEqual(JSON.parse(JSON.stringify(app.swagger())));
  const page = await app.inject({ url: '/docs/' });
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.headers['content-security-policy']).toMatch(/default-src/);
  expect(page.body).not.toMatch(/(?:src|href)="https?:/);
});
