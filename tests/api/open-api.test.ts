// Walks the document: whatever route there is, it is described, guarded and survives nonsense.
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Kysely } from 'kysely';
import { z } from 'zod';
import type { ApiApp } from '../../api/game-api.ts';
import { createPool } from '../../database/create-pool.ts';
import { PipelinedDialect } from '../../database/pipelined-dialect.ts';
import type { DB } from '../../database/schema.ts';
import { SCOPES } from '../../people/caller.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { makeKey } from '../support/api/make-key.ts';
import { type ApiRoute, fillPath, fillUrl, listRoutes } from '../support/api/list-routes.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const HERE = '100000000000000001';
const ELSEWHERE = '100000000000000002';

let database: TestDatabase;
/** Reads with a record of their statements. */
let reads: Kysely<DB>;
let statements: string[];
let app: ApiApp;
let routes: ApiRoute[];

beforeAll(async () => {
  database = await createTestDatabase();
  const files = simulateFiles(12).map(({ name, text }) => ({ name, body: Buffer.from(text) }));
  await importFiles(database.db, files, { server: 'default' });
  const servers = [{ key: 'default', guilds: [HERE], isPublic: false }];
  const pool = createPool({ connectionString: database.databaseUrl, max: 2 }, () => undefined);
  const dialect = new PipelinedDialect({ pool });
  reads = new Kysely({ dialect, log: ({ query }) => void statements.push(query.sql) });
  app = await buildTestApi({
    ...database,
    reads,
    bindings: { servers, owners: [] },
    mostRequests: 1e9,
    runTask: async () => {},
  });
  await app.ready();
  routes = listRoutes(app);
});
beforeEach(() => {
  statements = [];
});
afterAll(async () => {
  await app.close();
  await reads.destroy();
  await database.close();
});

const call = async (route: ApiRoute, headers: Record<string, string>, url = fillUrl(route)) =>
  app.inject({
    method: route.method,
    url,
    headers,
    ...(route.method === 'GET' ? {} : { payload: {} }),
  });

describe('the document', () => {
  test('is valid OpenAPI 3.1 by the judgement of another library', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(app.swagger())));
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version]).toEqual([true, '3.1']);
  });

  test('has no reference to a missing component', () => {
    const document = JSON.parse(JSON.stringify(app.swagger()));
    const text = JSON.stringify(document);
    const wanted = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  test('says of every route what it is for, who may call it, and which forms errors have', () => {
    expect(routes.length).toBeGreaterThan(20);
    for (const { name, operation } of routes) {
      expect(operation.summary, name).toMatch(/^[A-Z]/);
      expect(operation.security, name).toBeDefined();
      const scopes = operation.security?.flatMap((entry) => Object.values(entry).flat()) ?? [];
      for (const scope of scopes) expect([...SCOPES, 'any'], name).toContain(scope);
      expect(Object.keys(operation.responses), name).toEqual(expect.arrayContaining(['4XX', '5XX']));
    }
  });

  test('has an example of every body and every needed parameter, which its own schema takes', () => {
    const document: Described = JSON.parse(JSON.stringify(app.swagger()));
    const components = document.components.schemas;
    let examples = 0;
    for (const { name, operation } of routes) {
      const bodies = [operation.requestBody ?? {}, ...Object.values(operation.responses)];
      for (const [type, { schema, example, examples: named }] of bodies.flatMap(({ content = {} }) =>
        Object.entries(content),
      )) {
        expect(example ?? named, `${name} ${type}`).toBeDefined();
        const { success, error } = schemaOf(schema, components).safeParse(example);
        expect(success, `${name} ${type}: ${String(error)}`).toBe(true);
        examples += 1;
      }
      for (const {
        name: parameter,
        required,
        schema = {},
        example,
        examples: named = {},
      } of operation.parameters ?? []) {
        const values = [example, ...Object.values(named).map(({ value }) => value)].filter(
          (value) => value !== undefined,
        );
        if (required === true && schema.enum === undefined)
          expect(values, `${name} ${parameter}`).not.toEqual([]);
        for (const value of values) {
          const { success } = schemaOf(schema, components).safeParse(value);
          expect(success, `${name} ${parameter}: ${JSON.stringify(value)}`).toBe(true);
        }
      }
    }
    expect(examples).toBeGreaterThan(3 * routes.length);
  });

  test('can be read by everybody, as JSON and as a page that loads nothing from elsewhere', async () => {
    const document = await app.inject({ url: '/api/openapi.json', remoteAddress: '192.0.2.7' });
    expect(document.json()).toEqual(JSON.parse(JSON.stringify(app.swagger())));
    const page = await app.inject({ url: '/docs/' });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toMatch(/default-src/);
    expect(page.body).not.toMatch(/(?:src|href)="https?:/);
  });
});

describe('every route', () => {
  test('refuses those without a key, with a wrong one and with too small a scope', async () => {
    const others = Object.fromEntries(
      await Promise.all(
        SCOPES.map(async (scope) => {
          const scopes = SCOPES.filter((one) => one !== scope);
          return [scope, await makeKey(database.db, { scopes, isEverything: true })] as const;
        }),
      ),
    );
    for (const route of routes.filter(({ isOpen }) => !isOpen)) {
      expect((await call(route, {})).statusCode, route.name).toBe(401);
      expect((await call(route, { authorization: 'Bearer wrong' })).statusCode, route.name).toBe(401);
      const scope = SCOPES.find((one) => one === route.scope);
      if (scope === undefined) continue;
      expect((await call(route, others[scope] ?? {})).statusCode, route.name).toBe(403);
    }
  });

  test('answers those of another Discord server as if there were nothing', async () => {
    const stranger = await makeKey(database.db, { guilds: [ELSEWHERE] });
    const member = await makeKey(database.db, { guilds: [HERE] });
    const { rounds } = (await app.inject({ url: '/api/et/rounds', headers: member })).json();
    const ids = [rounds[0].id, 'AA000000', 'default'];
    let found = 0;
    let looked = 0;
    for (const route of routes.filter(({ method, scope }) => method === 'GET' && scope === 'read')) {
      const url = fillUrl(route, {
        id: ids[0],
        key: route.path.includes('players') ? ids[1] : ids[2],
        players: `${ids[1]},${ids[0]}`,
      });
      const theirs = await call(route, member, url);
      statements = [];
      const strange = await call(route, stranger, url);
      const asked = statements;
      statements = [];
      if (theirs.statusCode === 200 && theirs.body !== strange.body) found++;
      expect([200, 404], `${route.name}: ${strange.body}`).toContain(strange.statusCode);
      // It looks like what does not exist at all, and costs the same statements.
      const missing = await call(
        route,
        stranger,
        fillUrl(route, { id: '0000000000', key: 'absent00', players: 'absent00,0000000000' }),
      );
      expect(strange.statusCode, route.name).toBe(missing.statusCode);
      expect(asked, route.name).toEqual(statements);
      looked += asked.length;
      expect(forgetWords(strange.body, ids), route.name).toBe(
        forgetWords(missing.body, ['0000000000', 'absent00']),
      );
      for (const header of ['etag', 'last-modified'])
        expect(strange.headers[header]).toBe(missing.headers[header]);
    }
    expect(found).toBeGreaterThan(10);
    expect(looked).toBeGreaterThan(2 * found);
  });

  test('survives nonsense in every parameter with 400 or 404, never 500', async () => {
    const key = await makeKey(database.db, { scopes: SCOPES, isEverything: true, sources: ['default'] });
    for (const route of routes) {
      for (const { name, in: place, schema } of route.operation.parameters ?? []) {
        for (const value of NONSENSE) {
          const url = fillUrl(route, { [name]: value });
          const answer = await call(route, key, url);
          const what = `${route.name} ${place} ${name}=${JSON.stringify(value).slice(0, 30)}: ${answer.body.slice(0, 300)}`;
          expect(answer.statusCode, what).toBeLessThan(500);
          if (place === 'query' && isStrict(schema)) {
            expect(answer.statusCode, what).toBe(400);
            expect(answer.json().error.details?.[0]?.path, what).toBe(`query/${name}`);
          }
        }
      }
      if (route.method !== 'GET') expect((await call(route, key)).statusCode, route.name).toBeLessThan(500);
      const unknown = await call(route, key, `${fillPath(route)}?nonsense=1`);
      expect(unknown.statusCode, route.name).toBeLessThan(500);
    }
  });
});

type Described = { readonly components: { readonly schemas: Readonly<Record<string, object>> } };

/** A schema of the document as another part of zod than its maker reads it. */
function schemaOf(schema: object, components: Described['components']['schemas']): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: components });
  return z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/')));
}

/** An answer without what was asked for and without its own id. */
function forgetWords(body: string, words: readonly string[]): string {
  return words
    .reduce((text, word) => text.replaceAll(word, 'WORD'), body)
    .replace(/"requestId":"[\w-]+"/, '');
}

const NONSENSE = [
  '\u{0}',
  'x'.repeat(1000),
  '[object Object]',
  "'; drop table x; --",
  '1e999',
  '%25',
  '🦀',
  '../../x',
];

/** Whether no nonsense can be right there. */
function isStrict(schema: ApiRoute['parameters'][number]['schema']): boolean {
  return schema?.enum !== undefined || ['integer', 'number'].includes(String(schema?.type));
}
