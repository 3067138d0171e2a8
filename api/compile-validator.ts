import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';

/**
 * Compiles the validator of a route. A number in an address is written in decimal digits; coercion would also take
 * `1e2`, `0x10` and blanks for one.
 */
export const compileValidator: typeof validatorCompiler = (route) => {
  const validate = validatorCompiler(route);
  const numbers = numbersIn(route.schema);
  return numbers.length === 0 ? validate : (data: unknown) => validate(withoutOddNumbers(data, numbers));
};

/** The keys whose values are coerced to numbers. */
function numbersIn(schema: unknown): string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, part]) => (isNumber(part) ? [key] : []));
}

function isNumber(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isNumber(schema.unwrap());
  return schema instanceof z.ZodNumber;
}

/** Not a number in any notation, so the schema refuses it in its own words. */
const NO_NUMBER = 'no number';

function withoutOddNumbers(data: unknown, keys: readonly string[]): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]: [string, unknown]) =>
    keys.includes(key) && typeof value === 'string' && !/^-?\d+(?:\.\d+)?$/.test(value)
      ? [key, NO_NUMBER]
      : [key, value],
  );
  return Object.fromEntries(entries);
}
