// Compares what is true with what was posted, for every target, and writes down what is to be posted or corrected. Safe to
// run twice, at any time and in several processes: a run that is cut off leaves its marks to the next.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Bindings } from '../../people/bindings.ts';
import type { Stirred } from '../framework/post-kind.ts';
import { visibleScopes } from './hidden-scopes.ts';
import type { PostGame } from './post-game.ts';
import { planTarget } from './plan-target.ts';
import { fetchTargets } from '../framework/post-target.ts';

/** Marks of one run of the kinds: a back-fill leaves thousands. */
const CHUNK = 500;

export type PlanTools = {
  readonly db: Kysely<DB>;
  readonly games: readonly PostGame[];
  /** A target gets only what its guild may see. */
  readonly bindings: Bindings;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
};

export async function planPosts(tools: PlanTools): Promise<void> {
  for (const game of tools.games) {
    for (;;) {
      tools.signal?.throwIfAborted();
      const marks = await fetchMarks(tools.db, game.game);
      await planGame(tools, game, marks);
      await dropMarks(tools.db, game.game, marks);
      if (marks.length < CHUNK) break;
    }
  }
}

async function planGame(tools: PlanTools, game: PostGame, marks: readonly Mark[]): Promise<void> {
  const targets = (await fetchTargets(tools.db)).filter((target) => target.game === game.game);
  for (const target of targets) {
    const scopes = visibleScopes(target, game, tools.bindings);
    const stirred = marks.filter(({ scope }) => scopes === 'all' || scopes.includes(scope));
    // Posts about sources that the guild may no longer see still have to go when those are forgotten.
    const affected = marks.filter(({ scope }) => target.scopes.includes(scope) || scopes === 'all');
    await planTarget(tools.db, target.key, {
      kinds: game.posts ?? [],
      scopes,
      stirred,
      affected,
      now: tools.now(),
    });
  }
}

/** `version` changes with every write of the mark. */
type Mark = Stirred & { readonly version: string };

async function fetchMarks(db: Kysely<DB>, game: string): Promise<readonly Mark[]> {
  const { rows } = await sql<Mark>`
    select scope, subject, xmin::text as version from core.stirs where game = ${game}
    order by stirred_at, scope, subject limit ${CHUNK}`.execute(db);
  return rows;
}

/** A mark that was made again meanwhile stays. */
async function dropMarks(db: Kysely<DB>, game: string, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  const column = (key: keyof Mark): string[] => marks.map((mark) => mark[key]);
  await sql`
    delete from core.stirs as s
    using unnest(${column('scope')}::text[], ${column('subject')}::text[], ${column('version')}::text[])
      as m (scope, subject, version)
    where s.game = ${game} and s.scope = m.scope and s.subject = m.subject and s.xmin::text = m.version`.execute(
    db,
  );
}
