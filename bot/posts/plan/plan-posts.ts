// Compares what is true with what was posted, for every target, and writes down what is to be posted or corrected. Safe to
// run twice, at any time and in several processes: a run that is cut off leaves its marks to the next.
import { type Kysely, sql } from 'kysely';
import type { Logger } from '../../../core/logger.ts';
import type { DB } from '../../../database/schema.ts';
import type { Bindings } from '../../../people/bindings.ts';
import type { Stirred } from '../../framework/post-kind.ts';
import { visibleScopes } from '../hidden-scopes.ts';
import type { PostGame } from '../post-game.ts';
import { type PlanFault, reportUnplanned } from './report-unplanned.ts';
import { planAroundFaults } from './plan-around-faults.ts';
import { fetchTargets } from '../../framework/post-target.ts';

/** Marks of one run of the kinds: a back-fill leaves thousands. */
const CHUNK = 500;

export type PlanTools = {
  readonly db: Kysely<DB>;
  readonly games: readonly PostGame[];
  /** A target gets only what its guild may see. */
  readonly bindings: Bindings;
  readonly now: () => Date;
  readonly log: Logger;
  /** Called for what cannot be planned, at each look at which it cannot. */
  readonly report: (fault: PlanFault) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
};

export async function planPosts(tools: PlanTools): Promise<void> {
  for (const game of tools.games) {
    let last: Mark | undefined;
    for (;;) {
      tools.signal?.throwIfAborted();
      const marks = await fetchMarks(tools.db, game.game, last);
      const kept = await planGame(tools, game, marks);
      await dropMarks(
        tools.db,
        game.game,
        marks.filter((mark) => !kept.has(mark)),
      );
      if (marks.length < CHUNK) break;
      last = marks.at(-1);
    }
  }
}

/** @returns the marks that could not be planned for every target: they stay, and are tried again at the next look. */
async function planGame(
  tools: PlanTools,
  game: PostGame,
  marks: readonly Mark[],
): Promise<ReadonlySet<Stirred>> {
  const targets = (await fetchTargets(tools.db)).filter((target) => target.game === game.game);
  const kept = new Set<Stirred>();
  const now = tools.now();
  for (const target of targets) {
    const unplanned = await planAroundFaults(tools.db, target.key, {
      kinds: game.posts ?? [],
      scopes: visibleScopes(target, game, tools.bindings),
      marks,
      now,
    });
    for (const one of unplanned) {
      if (one.mark !== undefined) kept.add(one.mark);
      await reportUnplanned(tools, target, one);
    }
  }
  return kept;
}

/** `version` changes with every write of the mark; `at` is its time, exact to the microsecond. */
type Mark = Stirred & { readonly version: string; readonly at: string };

/** @param last the mark after which these follow. */
async function fetchMarks(db: Kysely<DB>, game: string, last: Mark | undefined): Promise<readonly Mark[]> {
  const { at = '-infinity', scope = '', subject = '' } = last ?? {};
  const { rows } = await sql<Mark>`
    select scope, subject, xmin::text as version, stirred_at::text as at from core.stirs
    where game = ${game} and (stirred_at, scope, subject) > (${at}::timestamptz, ${scope}, ${subject})
    order by stirred_at, scope, subject limit ${CHUNK}`.execute(db);
  return rows;
}

/** A mark that was made again meanwhile stays. */
async function dropMarks(db: Kysely<DB>, game: string, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  const column = (key: 'scope' | 'subject' | 'version'): string[] => marks.map((mark) => mark[key]);
  await sql`
    delete from core.stirs as s
    using unnest(${column('scope')}::text[], ${column('subject')}::text[], ${column('version')}::text[])
      as m (scope, subject, version)
    where s.game = ${game} and s.scope = m.scope and s.subject = m.subject and s.xmin::text = m.version`.execute(
    db,
  );
}
