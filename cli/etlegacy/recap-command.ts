// debrief recap: an evening on one page. Read only.
import { Command } from 'commander';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchOperatorSources } from '../../people/visibility.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import { fetchSessionRecap } from '../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../stats/etlegacy/recap/session-recap.ts';
import { findSession, type SessionSearch } from '../../stats/etlegacy/sessions/find-session.ts';
import { fetchUnreadable } from '../../stats/health/fetch-unreadable.ts';
import { UserError } from '../../core/user-error.ts';
import { withApp } from '../app/open-app.ts';
import { printJson, printLine } from '../print/print.ts';
import { requireServer } from './require-server.ts';
import { formatRecap } from './recap-text/format-recap.ts';
import { paintFor } from './recap-text/paint.ts';
import { toPublicJson } from './recap-text/recap-json.ts';

type Options = { readonly session: string; readonly server?: string; readonly json?: boolean };

export const recapCommand = new Command('recap')
  .description('Print what an evening was: score, maps, players, highlights')
  .option('--session <id>', '"latest", or the id of the session or of any of its rounds', 'latest')
  .option('-s, --server <key>', 'one server only (default: all but the sample)')
  .option('--json', 'print it as JSON')
  .action(async (options: Options) => {
    await withApp(async (app) => {
      const { db } = app;
      if (options.server !== undefined) await requireServer(app, options.server);
      const servers =
        options.server === undefined ? await fetchOperatorSources(db, [gameServers]) : [options.server];
      const recap = await fetchRecap(db, options.session, servers);
      if (options.json === true) printJson(toPublicJson(recap));
      else printRecap(recap);
    });
  });

function printRecap(recap: SessionRecap): void {
  const lines = formatRecap(recap, { width: process.stdout.columns ?? 80, paint: paintFor(process.stdout) });
  for (const line of lines) printLine(line);
}

/** @returns false, and prints nothing, where no evening is known yet. */
export async function printLatestRecap(db: Kysely<DB>, servers: readonly string[]): Promise<boolean> {
  const found = await findSession(db, 'latest', servers);
  const recap = found.ok ? await fetchSessionRecap(db, found.sessionId) : undefined;
  if (recap === undefined) return false;
  printRecap(recap);
  return true;
}

export async function fetchRecap(
  db: Kysely<DB>,
  wanted: string,
  servers: readonly string[],
): Promise<SessionRecap> {
  const found = await findSession(db, wanted, servers);
  if (!found.ok) {
    const unreadable = found.code === 'NO_ROUNDS' ? await countUnreadable(db, servers) : 0;
    throw unreadable === 0 ? explain(found.code, wanted) : explainUnreadable(unreadable);
  }
  const recap = await fetchSessionRecap(db, found.sessionId);
  if (recap === undefined) throw explain('UNKNOWN_ID', wanted);
  return recap;
}

/** Servers without a round are not seen, so where none is, those are asked of which files came. */
async function countUnreadable(db: Kysely<DB>, servers: readonly string[]): Promise<number> {
  if (servers.length > 0) return await fetchUnreadable(db, servers);
  const known = await db.selectFrom('etlegacy.servers').select('key').execute();
  return await fetchUnreadable(
    db,
    known.map(({ key }) => key),
  );
}

function explainUnreadable(files: number): UserError {
  return new UserError(
    `There is no evening yet: ${files === 1 ? 'the only file that came could not' : `none of the ${files} files that came could`} be read.`,
    '"npm run debrief -- doctor" says of each what it is and what to do.',
  );
}

function explain(code: Extract<SessionSearch, { ok: false }>['code'], wanted: string): UserError {
  const words = {
    NO_ROUNDS: [
      'There is no evening yet: no round with at least two players is known.',
      'Import some with "npm run debrief -- import FOLDER", or let "npm start" watch your server\'s folder.',
    ],
    NOT_AN_ID: [
      `"${wanted}" is not an id: those have ten letters and digits.`,
      'Leave --session out for the latest evening; "npm run debrief -- export sessions" lists all ids.',
    ],
    UNKNOWN_ID: [
      `No session, match or round has the id ${wanted}.`,
      '"npm run debrief -- export sessions" lists all sessions.',
    ],
    NO_SESSION: [
      `Fewer than two people played round ${wanted}, so it is part of no evening.`,
      'Leave --session out for the latest evening.',
    ],
  } as const satisfies Record<typeof code, readonly [string, string]>;
  const [say, tip] = words[code];
  return new UserError(say, tip);
}
