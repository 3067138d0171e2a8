// Conversions of PostgreSQL types for Debrief's connections only; pg's global table is unchanged.
//
// int8 (also the type of count() and sum(int4)): pg returns strings, because an int8 may exceed a number. All values here
// fit (public ids have 50 bits, counters far fewer), so they and lists of them become numbers; one that does not fit throws
// and is never rounded. numeric (the type of sum(int8) and avg) stays text: cast to int8 or float8 in the query.
// date and timestamp are local times without a zone: a Date would convert them to this machine's zone, so they stay text.
// timestamptz is an instant and becomes a Date.
import { type CustomTypesConfig, types } from 'pg';

const INT8 = 20;
const INT8_LIST = 1016;
const DATE = 1082;
const TIMESTAMP = 1114;

const asText = (text: string): string => text;
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [INT8, parseSafeInteger],
  [INT8_LIST, parseSafeIntegers],
  [DATE, asText],
  [TIMESTAMP, asText],
]);

export const typeParsers: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? types.getTypeParser(oid, format),
};

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The int8 ${text} does not fit a number.`);
  return value;
}

function parseSafeIntegers(text: string): (number | null)[] {
  if (text === '{}') return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((item) => (item === 'NULL' ? null : parseSafeInteger(item)));
}
