// Round files as text, made for the tests: five weapon numbers and tab numbers are written out from the few that matter.
import { FIELDS } from '../../../core/etlegacy/fields.ts';
import type { FieldName } from '../../../core/etlegacy/fields.ts';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import type { ParsedRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';
import { WEAPONS } from '../../../parsers/etlegacy/document/weapons.ts';
import type { WeaponKey } from '../../../parsers/etlegacy/document/weapons.ts';

export type Tuple = readonly [number, number, number, number, number];

export type LineSpec = {
  readonly guid?: string;
  readonly name?: string;
  readonly rounds?: number;
  readonly team?: number;
  readonly weapons?: Partial<Record<WeaponKey, Tuple>>;
  readonly layout?: 33 | 36 | 37 | 38;
  readonly fields?: Partial<Record<FieldName, number | string>>;
};

export type HeaderSpec = {
  readonly server?: string;
  readonly map?: string;
  readonly label?: number;
  readonly defender?: number;
  readonly winner?: number;
  readonly limit?: string;
  readonly next?: string;
  readonly playtime?: string;
};

export function headerText(spec: HeaderSpec = {}): string {
  const parts = [
    spec.server ?? '^1Red ^4Barn',
    spec.map ?? 'oasis',
    'legacy6',
    spec.label ?? 1,
    spec.defender ?? 1,
    spec.winner ?? 2,
    spec.limit ?? '10:00',
    spec.next ?? '5:00',
    ...(spec.playtime === undefined ? [] : [spec.playtime]),
  ];
  return parts.join('\\');
}

export function lineText(spec: LineSpec = {}): string {
  const weapons = spec.weapons ?? { MP40: [10, 40, 2, 1, 1] };
  const used = WEAPONS.flatMap(({ id, key }) => {
    const tuple = weapons[key];
    return tuple === undefined ? [] : [{ bit: 2 ** id, tuple }];
  });
  const mask = used.reduce((sum, { bit }) => sum + bit, 0);
  const tuples = used.flatMap(({ tuple }) => tuple);
  const numbers = FIELDS.filter((field) => field.since <= (spec.layout ?? 38)).map((field) => {
    const value = spec.fields?.[field.name] ?? (field.name === 'timeMin' ? 5 : 0);
    return typeof value === 'number' && !field.integer ? value.toFixed(1) : String(value);
  });
  const head = [spec.guid ?? 'AB12CD34', spec.name ?? 'miller', spec.rounds ?? 0, spec.team ?? 1, mask].join(
    '\\',
  );
  return `${[head, ...tuples].join(' ')} \t${numbers.join('\t')}`;
}

export function roundText(header: HeaderSpec, lines: readonly LineSpec[]): string {
  return [headerText(header), ...lines.map(lineText)].map((line) => `${line}\n`).join('');
}

export function parseText(text: string, label = 1, map = 'oasis'): ParsedRoundFile {
  return parseRoundFile(`2031-02-03-040506-${map}-round-${label}.txt`, Buffer.from(text));
}

export function documentOf(header: HeaderSpec, lines: readonly LineSpec[]): RoundDocument {
  const parsed = parseText(roundText(header, lines), header.label ?? 1, header.map ?? 'oasis');
  if (!parsed.ok) throw new Error(`${parsed.code}: ${parsed.reason}`);
  if (parsed.document.faults.length > 0) throw new Error(JSON.stringify(parsed.document.faults));
  return parsed.document;
}
