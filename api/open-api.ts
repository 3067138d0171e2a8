// The OpenAPI document, made from the schemas of the routes, and a page that shows it.
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import debrief from '../package.json' with { type: 'json' };
import { addExamples, type ExampleDocument } from './add-examples.ts';
import { ERROR_FORM } from './errors/error-form.ts';
import type { ApiApp } from './game-api.ts';

const KEY = 'key';

const zodToJsonConfig = {
  // A list that handlers need not copy is no property that clients may not write.
  override: ({ jsonSchema }: { jsonSchema: { readOnly?: boolean | undefined } }) => {
    delete jsonSchema.readOnly;
  },
};
const toDocument = createJsonSchemaTransformObject({ zodToJsonConfig });

/** Registers what collects the routes; has to come before them. */
export async function addOpenApi(app: ApiApp): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Debrief',
        version: debrief.version,
        description: 'The numbers that Debrief shows in Discord, under the same rules of who may see what.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      // Relative: the document is the same wherever it is read.
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          [KEY]: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key of "debrief api key add", or a token.',
          },
        },
      },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig }),
    transformObject: (input) => {
      const document = toDocument(input);
      if (!('openapi' in document)) return document;
      sortKeys(document.components?.schemas ?? {});
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library types schemas as those of older versions too
      addExamples(document as ExampleDocument);
      return document;
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
}

/** Serves the document to everybody: it says what there is to ask, not what the answers are. */
export function serveDocument(app: ApiApp): void {
  const config = { access: 'open' } as const;
  app.get('/api/openapi.json', { config, schema: { hide: true } }, async () => app.swagger());
}

/** Schemas come in the order in which files were loaded, which may differ from start to start. */
function sortKeys(object: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    delete object[key];
    object[key] = value;
  }
}

/** Adds to every route of this instance what all have in common: the forms of errors, and the needed scope. */
export function describeRoutes(app: ApiApp): void {
  app.addHook('onRoute', (route) => {
    const { access, errorForm = ERROR_FORM } = route.config ?? {};
    const { schema } = route;
    if (schema === undefined || schema.hide === true) return;
    if (schema.summary === undefined) throw new Error(`${route.url} has no summary`);
    route.schema = {
      ...schema,
      ...(access === 'open' ? { security: [] } : { security: [{ [KEY]: [String(access)] }] }),
      response: { ...asObject(schema.response), '4xx': errorForm.schema, '5xx': errorForm.schema },
    };
  });
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
