import { composeExample, type JsonSchema } from './compose-example.ts';

type Media = { readonly schema?: JsonSchema; readonly examples?: object; example?: unknown };
type Content = { readonly content?: Readonly<Record<string, Media>> };
type Operation = { readonly requestBody?: Content; readonly responses?: Readonly<Record<string, Content>> };

/** What of an OpenAPI document is read here; `paths` has all operations by path and method. */
export type ExampleDocument = {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
};

/** Gives every body of a request and an answer an example, where its schema leaves it out. */
export function addExamples({ paths = {}, components }: ExampleDocument): void {
  const schemas = components?.schemas ?? {};
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const bodies = operations.flatMap(({ requestBody, responses = {} }) => [
    ...(requestBody === undefined ? [] : [requestBody]),
    ...Object.values(responses),
  ]);
  for (const media of bodies.flatMap(({ content = {} }) => Object.values(content)))
    if (media.schema !== undefined && media.examples === undefined)
      media.example ??= composeExample(media.schema, schemas);
}
