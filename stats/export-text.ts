// Exports as text: the same bytes from the terminal and over HTTP.
import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ExportRow } from './game-exports.ts';

export const EXPORT_FORMATS = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Rows as text; no further rows are fetched while nobody reads, or after the reader has gone. */
export function exportText(rows: AsyncIterable<ExportRow>, format: ExportFormat): Readable {
  if (format === 'ndjson') return Readable.from(toLines(rows), { objectMode: false });
  // Nested values are JSON in their cell.
  const csv = stringify({
    header: true,
    cast: { boolean: String, object: (value) => JSON.stringify(value) },
  });
  return pipeline(Readable.from(rows), csv, () => {
    // A failure destroys the returned stream, and its reader gets the error.
  });
}

async function* toLines(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
