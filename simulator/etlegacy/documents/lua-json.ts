// JSON as the scripts write it: byte strings, the keys of a table in no order, an empty table as a list.
import type { Random } from '../random.ts';

/** A number that prints its decimal even where it is whole. */
export type Float = { readonly float: number };
export type LuaValue = string | number | boolean | Float | readonly LuaValue[] | LuaTable;
/** Texts are bytes, one character each. A field that is undefined is absent. */
export type LuaTable = { readonly [key: string]: LuaValue | undefined };

/** Indented, as the dumps are. */
export function dumpLua(value: LuaValue, random: Random): Uint8Array {
  return Buffer.from(print(value, random, 0), 'latin1');
}

/** In one line, as the pushed bodies are. */
export function packLua(value: LuaValue, random: Random): Uint8Array {
  return Buffer.from(print(value, random, null), 'latin1');
}

function print(value: LuaValue, random: Random, level: number | null): string {
  // Of bytes it escapes what the scripts escape: quotes, backslashes and what is below a blank.
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map((item) => print(item, random, deeper(level))).join(',')}]`;
  if (isFloat(value)) return value.float.toFixed(Number.isInteger(value.float * 10) ? 1 : 2);
  return printTable(value, random, level);
}

function printTable(table: LuaTable, random: Random, level: number | null): string {
  const entries = Object.entries(table).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  if (entries.length === 0) return '[]';
  const inner = deeper(level);
  const lines = random
    .shuffled(entries)
    .map(([key, value]) => `${JSON.stringify(key)}:${print(value, random, inner)}`);
  if (level === null || inner === null) return `{${lines.join(',')}}`;
  const indent = '  '.repeat(inner);
  return `{\n${indent}${lines.join(`,\n${indent}`)}\n${'  '.repeat(level)}}`;
}

function deeper(level: number | null): number | null {
  return level === null ? null : level + 1;
}

function isList(value: LuaValue): value is readonly LuaValue[] {
  return Array.isArray(value);
}

function isFloat(value: LuaTable | Float): value is Float {
  return typeof value['float'] === 'number';
}
