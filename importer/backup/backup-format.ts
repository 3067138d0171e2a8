// The backup file: zstd over lines of JSON. A header with counts, rows, and a trailer with the hash of everything
// before it, which reveals a truncated or damaged file. It contains only what cannot be derived; a restore derives the
// rest.
import { z } from 'zod';
import { MOST_DOCUMENT_BYTES } from '../../core/document-size.ts';
import type { GameImporter, SourceTable } from '../game-importer.ts';
import { POSTS, TARGETS } from './merge-posts.ts';

/** 3: with the channels of posts and what was posted. 2: decisions, links and settings carry their origin and sequence number. */
export const BACKUP_VERSION = 3;
/** No line is longer: the largest holds one payload, escaped as text or in base 64. */
export const MOST_LINE_BYTES = 3 * MOST_DOCUMENT_BYTES;

/**
 * A table that is backed up row by row. The columns of `order` are unique; identity columns are left out, because the target database
 * assigns its own.
 */
export type BackupTable = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly order: readonly string[];
};

const CORE_TABLES: readonly BackupTable[] = [
  {
    table: 'core.decisions',
    columns: ['decided_at', 'decided_by', 'kind', 'subject', 'origin', 'seq'],
    order: ['id'],
  },
  {
    table: 'core.links',
    columns: ['linked_at', 'account', 'game', 'subject', 'proof', 'place', 'origin', 'seq'],
    order: ['id'],
  },
  {
    table: 'core.settings',
    columns: ['set_at', 'set_by', 'owner', 'name', 'value', 'origin', 'seq'],
    order: ['id'],
  },
  {
    table: 'core.audit',
    columns: ['done_at', 'actor', 'place', 'action', 'subject', 'server_key', 'details'],
    order: ['id'],
  },
  TARGETS,
  POSTS,
];

/** Returns all tables, in the order of the restore. */
export function backupTables(importers: readonly GameImporter[]): readonly BackupTable[] {
  return [...sourceTables(importers).map((table) => ({ ...table, order: ['key'] })), ...CORE_TABLES];
}

/** Returns the tables with settings of the games' sources. */
export function sourceTables(importers: readonly GameImporter[]): readonly SourceTable[] {
  return importers.flatMap(({ sourceTable }) => sourceTable ?? []);
}

export const headerLine = z.strictObject({
  debrief: z.literal('backup'),
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  rows: z.number().int().nonnegative(),
});
export type BackupHeader = z.infer<typeof headerLine>;

export const payloadLine = z.strictObject({
  payload: z.strictObject({
    source: z.string(),
    game: z.string(),
    kind: z.string(),
    subject: z.string(),
    contentType: z.string(),
    observedAt: z.iso.datetime().nullable(),
    /** The time is part of its identity. */
    isSnapshot: z.literal(true).optional(),
    receivedAt: z.iso.datetime(),
    /** The bytes: as text when they are UTF-8, else in base 64. */
    text: z.string().optional(),
    base64: z.string().optional(),
    /** SHA-256 of the bytes as they came, hex, where some of them are not stored. */
    hash: z.hex().length(64).optional(),
  }),
});
export type BackupPayload = z.infer<typeof payloadLine>['payload'];

export const rowLine = z.strictObject({ table: z.string(), row: z.record(z.string(), z.unknown()) });

/** A row of one of these tables, columns by name. */
export type BackupRow = z.infer<typeof rowLine>;

export const trailerLine = z.strictObject({ end: z.literal(true), sha256: z.string() });
