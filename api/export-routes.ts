import { z } from 'zod';
import { EXPORT_FORMATS, exportText } from '../stats/export-text.ts';
import type { GameExports } from '../stats/game-exports.ts';
import { refuse } from './errors/api-error.ts';
import type { Routes } from './game-api.ts';

const TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const;

const SLOWEST_MS = 3_600_000;
/** Each holds a connection to the database until it ends, and reads need one too. */
const MOST_AT_ONCE = 2;
const WAIT_SECONDS = 15;
let running = 0;

/** Creates the routes of a game's exports: the bytes of `debrief export`, streamed. */
export function exportRoutes({ kinds }: GameExports, tags: readonly string[]): Routes {
  const files = Object.keys(kinds).flatMap((kind) => EXPORT_FORMATS.map((format) => `${kind}.${format}`));
  return (app, { reads: db }) => {
    app.get(
      '/exports/:file',
      {
        // A reader who stops reading is cut off by the time-out of the connection.
        handlerTimeout: SLOWEST_MS,
        config: { access: 'read' },
        schema: {
          summary: 'All data of one kind, as "debrief export" prints them',
          tags: [...tags],
          params: z.object({ file: z.enum(files).meta({ description: 'Kind and format' }) }),
          querystring: z.strictObject({
            server: z
              .string()
              .max(64)
              .optional()
              .meta({ description: 'One source only; all that you may see by default' }),
            asOf: z.iso.datetime({ offset: true }).optional().meta({
              description: 'For values that depend on the current time; the newest known by default',
            }),
          }),
          response: {
            200: {
              description: 'The rows; a break in the middle closes the connection',
              content: { 'text/csv': { schema: z.string() }, 'application/x-ndjson': { schema: z.string() } },
            },
          },
        },
      },
      async (request, reply) => {
        const [kind = '', extension] = request.params.file.split('.');
        const exporter = kinds[kind];
        const format = extension === 'csv' ? 'csv' : 'ndjson';
        const { server, asOf } = request.query;
        const sources = await request.sources();
        if (exporter === undefined || (server !== undefined && !sources.includes(server)))
          throw refuse('ADDRESS_UNKNOWN');
        // A client that has gone meanwhile would never give the place back.
        if (running >= MOST_AT_ONCE || reply.raw.destroyed) {
          reply.header('retry-after', WAIT_SECONDS);
          throw refuse('EXPORTS_BUSY');
        }
        running += 1;
        reply.raw.once('close', () => (running -= 1));
        const chosen = server === undefined ? sources : [server];
        const rows = exporter(db, chosen, { asOf: asOf === undefined ? undefined : new Date(asOf) });
        const stream: unknown = exportText(rows, format);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema describes the text that the stream yields
        return reply.type(TYPES[format]).send(stream as string);
      },
    );
  };
}
