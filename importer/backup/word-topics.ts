import { compareTexts } from '../../core/compare-texts.ts';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { SourceTable } from '../game-importer.ts';
import type { BackupRow } from './backup-format.ts';

/** Topics of decisions, links and settings, with the latest value of each. */
export type Topics = ReadonlyMap<string, string>;

/** Returns the values that count in this database. */
export async function fetchTopics(db: Kysely<DB>, sources: readonly SourceTable[]): Promise<Topics> {
  const ofSources = sources.map(
    ({ table }) =>
      sql`select ${table}::text as table, to_jsonb(s) as row from ${sql.table(table)} as s union all`,
  );
  const { rows } = await sql<BackupRow>`
    ${sql.join(ofSources, sql` `)}
    select 'core.decisions' as table, to_jsonb(d) as row from core.decisions as d
    union all select 'core.links', to_jsonb(l) from core.links as l
    union all select 'core.settings', to_jsonb(s) from core.settings as s`.execute(db);
  return addTopics(rows, sources);
}

/** Returns the values that count among these rows. */
export function addTopics(rows: readonly BackupRow[], sources: readonly SourceTable[]): Topics {
  const words = rows.flatMap((row) => readWord(row, sources)).toSorted(byTime);
  return new Map(words.map(({ topic, value }) => [topic, value]));
}

type Word = {
  readonly topic: string;
  readonly value: string;
  readonly at: number;
  readonly origin: string;
  readonly seq: number;
};

function readWord({ table, row }: BackupRow, sources: readonly SourceTable[]): Word[] {
  const text = (column: string): string => {
    const value = row[column];
    return typeof value === 'string' ? value : '';
  };
  const said = (topic: string, value: string, time: string): Word[] => [
    { topic, value, at: microseconds(text(time)), origin: text('origin'), seq: Number(row['seq'] ?? 0) },
  ];
  const [, ...known] = sources.find((one) => one.table === table)?.columns ?? [];
  if (known.length > 0)
    return known.flatMap((column) => said(`${column} of server ${text('key')}`, text(column), 'none'));
  switch (table) {
    case 'core.decisions': {
      const [about, value] = splitSubject(text('subject'));
      return said(`${text('kind')} ${about}`, value, 'decided_at');
    }
    case 'core.links':
      return said(`link of account ${text('account')} (${text('game')})`, text('subject'), 'linked_at');
    case 'core.settings':
      return said(`${text('name')} of ${text('owner')}`, text('value'), 'set_at');
    case 'core.audit':
    default:
      return [];
  }
}

/** A decision is about the first part of its subject: `<what>=<value>`, or a JSON array of both. */
function splitSubject(subject: string): readonly [about: string, value: string] {
  if (subject.startsWith('[')) {
    const parsed: unknown = JSON.parse(subject);
    if (Array.isArray(parsed)) return [String(parsed[0]), JSON.stringify(parsed.slice(1))];
  }
  const cut = subject.indexOf('=');
  return cut === -1 ? [subject, ''] : [subject.slice(0, cut), subject.slice(cut + 1)];
}

/** Parses a time as PostgreSQL prints it, whose microseconds a Date would lose. */
function microseconds(time: string): number {
  const [, digits = ''] = /\.(\d{1,6})/.exec(time) ?? [];
  const second = Date.parse(time.replace(/\.\d+/, ''));
  return Number.isNaN(second) ? 0 : second * 1000 + Number(digits.padEnd(6, '0') || 0);
}

function byTime(a: Word, b: Word): number {
  return a.at - b.at || compareTexts(a.origin, b.origin) || a.seq - b.seq;
}
