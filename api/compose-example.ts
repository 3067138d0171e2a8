// Examples of whole answers, put together from the examples of their parts, so that no one has to keep them in step.

/** The parts of JSON Schema that zod writes. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
};

type Schemas = Readonly<Record<string, JsonSchema>>;

const USUAL = 12;
const TEXT = 'text';
const MOMENT = '2026-11-20T22:41:07.000Z';

/** @param schemas what references lead to, by name. Throws for a reference that leads nowhere. */
export function composeExample(schema: JsonSchema, schemas: Schemas): unknown {
  const [given = schema.default ?? schema.const ?? schema.enum?.[0]] = schema.examples ?? [];
  if (given !== undefined) return given;
  if (schema.$ref !== undefined) return composeExample(follow(schema.$ref, schemas), schemas);
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (choice !== undefined) return composeExample(choice, schemas);
  const [type] = [schema.type ?? 'object'].flat();
  if (type === 'object') return composeObject(schema, schemas);
  return type === 'array' ? composeArray(schema, schemas) : composeValue(schema, type);
}

function composeValue({ format, minimum = USUAL, maximum = USUAL }: JsonSchema, type?: string): unknown {
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'string') return format === 'date-time' ? MOMENT : TEXT;
  return Math.min(Math.max(USUAL, minimum), maximum);
}

function composeObject(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  schemas: Schemas,
): unknown {
  const others = typeof additionalProperties === 'object' ? additionalProperties : {};
  const names = new Set([...Object.keys(properties), ...required]);
  return Object.fromEntries(
    [...names].map((name) => [name, composeExample(properties[name] ?? others, schemas)]),
  );
}

function composeArray({ items, prefixItems = [], minItems = 1 }: JsonSchema, schemas: Schemas): unknown[] {
  const first = prefixItems.map((item) => composeExample(item, schemas));
  if (first.length > 0 || items === undefined) return first;
  return Array.from({ length: minItems }, () => composeExample(items, schemas));
}

function follow(reference: string, schemas: Schemas): JsonSchema {
  const found = schemas[reference.replace('#/components/schemas/', '')];
  if (found === undefined) throw new Error(`${reference} leads nowhere`);
  return found;
}
